# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# Le parole del primo avvio, in italiano. Regole: si dà del tu, frasi corte, la stessa parola per la
# stessa cosa, i pulsanti sono verbi, niente inglese, niente sigle non spiegate, mai "errore".

## La lingua

# Il nome della lingua, nella lingua stessa.
language-name = Italiano
# Verso della scrittura: ltr (da sinistra) oppure rtl (da destra).
direction = ltr

## Parole usate ovunque

product = Prepara la postazione
go-on = Vai avanti
go-back = Indietro
power-off = Spegni
next-page = Pagina successiva
previous-page = Pagina precedente
page-of = Pagina { $page } di { $pages }
bar-text = Lettere { $percent }%
bar-text-spoken = Cambia la grandezza delle lettere. Ora { $percent } per cento.
bar-contrast = Contrasto
bar-contrast-on = acceso
bar-contrast-off = spento
bar-voice = Voce
bar-voice-on = accesa
bar-voice-off = spenta
wait = Un momento
wait-text = Sto preparando la pagina.

## La lingua

language-title = Scegli la lingua
language-text = Puoi cambiarla anche dopo.

## Installare o provare

start-title = Che cosa vuoi fare?
start-text = La chiavetta contiene Sportello. Puoi installarlo su questa macchina, oppure usarlo senza installare.
start-install = Installa su questa macchina
start-live = Usa dalla chiavetta
start-not-uefi = Qui si può solo usare dalla chiavetta: la macchina è partita nel modo vecchio (BIOS). Per installare, scegli UEFI nelle impostazioni di avvio e riaccendi.
start-machine = Memoria: { $memory } MB. Processori: { $threads }.

## Il disco

disks-title = Scegli il disco
disks-text = Il disco scelto viene cancellato. Prima ti chiedo conferma.
disks-none = Non vedo dischi. Controlla che il disco sia collegato, poi guarda di nuovo.
disks-again = Guarda di nuovo
disk-line = { $name }, { $size } GB
disk-removable = si può staccare
disk-nothing = vuoto
disk-data = contiene dati
disk-data-labels = contiene: { $labels }
disk-sportello = contiene già Sportello
disk-unfinished = contiene un'installazione non finita

## La conferma

confirm-title = Cancello questo disco?
confirm-erases = Tutto quello che c'è sul disco va perso.
confirm-keeps = Restano la registrazione, il registro e le reti. Il resto viene riscritto.
confirm-name = Scrivi il nome del disco: { $name }
confirm-hint = Serve a non sbagliare disco. Maiuscole e spazi non contano.
confirm-keep = Tieni la registrazione
confirm-keep-on = sì
confirm-keep-off = no
confirm-go = Cancella e installa

## L'installazione

progress-title = Sto installando
progress-text = Non spegnere e non togliere la chiavetta. Ci vogliono alcuni minuti.
progress-percent = { $percent } per cento
step-parting = Preparo il disco
step-copying = Copio il sistema
step-checking = Controllo quello che ho scritto
step-finishing = Rendo avviabile il disco
installed-title = Fatto. Togli la chiavetta
installed-text = Togli la chiavetta, poi riavvia. Al riavvio continui con la rete e il codice.
installed-restart = Riavvia
installed-then-restart = Riavvio da solo tra { $seconds } secondi.
installed-then-off = Mi spengo da solo tra { $seconds } secondi.

## La rete

network-title = Collega la postazione
network-cable-connected = Il cavo funziona
network-cable-plugged = Il cavo è inserito, ma la rete non risponde ancora
network-online = Internet risponde
network-online-text = Puoi andare avanti.
network-local = C'è una rete, ma internet non risponde
network-local-text = Controlla la rete, oppure indica un passaggio (proxy).
network-portal = La rete chiede di accettare una pagina
network-portal-text = È una rete con pagina di benvenuto. Chiedi a chi gestisce la rete di far passare questa postazione, oppure scegli un'altra rete.
network-offline = Nessuna rete
network-offline-text = Inserisci il cavo, oppure scegli una rete senza fili.
network-unknown = Non so ancora se internet risponde
network-unknown-text = Puoi andare avanti e provare.
network-wifi = Reti senza fili
network-no-wifi = Questa macchina non ha reti senza fili, o sono spente.
network-none-found = Non trovo reti senza fili qui.
network-scan = Cerca di nuovo
network-hidden = Rete nascosta
network-proxy = Passaggio (proxy)
network-without = Continua senza rete
network-line = { $name }, segnale { $strength }%
network-in-use = in uso
network-open = senza chiave
network-key = con chiave
network-unsupported = non adatta: chiede un accesso personale

key-title = Entra nella rete { $name }
key-hidden-title = Entra in una rete nascosta
key-name = Nome della rete
key-label = Chiave della rete
key-hint = Da 8 a 63 lettere, numeri o segni. Lascia vuoto se la rete non ha chiave.
key-show = Mostra la chiave
key-shown = si vede
key-hidden = non si vede
key-go = Entra
key-joining = Sto entrando nella rete
key-joining-text = Può volerci quasi un minuto.

proxy-title = Passaggio verso internet (proxy)
proxy-text = Serve solo se la rete lo richiede. Lo sa chi gestisce la rete.
proxy-host = Nome del passaggio
proxy-port = Porta (un numero)
proxy-go = Usa questo passaggio
proxy-none = Nessun passaggio

## Il codice

code-title = Scrivi il codice della postazione
code-text = Il codice si crea nel centro regionale, alla pagina della tua sede. Vale una volta sola.
code-label = Codice
code-hint = Maiuscole, spazi e trattini non contano.
code-written = Caratteri scritti: { $count }. Un codice ne ha 18 oppure 44.
code-good = Il codice è scritto bene.
code-maybe-wrong = Caratteri scritti: { $count }. Se il codice finisce qui, una lettera è sbagliata: confrontalo.
code-wrong = Una lettera è sbagliata: confronta il codice un pezzo alla volta.
code-too-long = Il codice è troppo lungo: cancella quello che hai scritto in più.
code-letter = « { $letter } » non si usa nei codici: confrontalo.
code-go = Registra
code-brought = Usa il codice della chiavetta
code-later = Più tardi
code-clear = Cancella tutto
code-enrolling = Sto registrando la postazione
code-enrolling-text = Chiedo al centro regionale. Può volerci un minuto.

enrolled-title = La postazione è registrata
enrolled-text = Confronta l'impronta con quella che vedi nel centro regionale. Se è diversa, chiama chi gestisce le postazioni.
enrolled-terminal = Numero della postazione
enrolled-fingerprint = Impronta
enrolled-centre = Centro regionale
enrolled-go = Apri lo sportello

## La tastiera sullo schermo

keyboard-show = Mostra la tastiera
keyboard-hide = Nascondi la tastiera
keyboard-space = spazio
keyboard-erase = Cancella una lettera
keyboard-capitals = ABC
keyboard-capitals-spoken = Maiuscole
keyboard-small = abc
keyboard-small-spoken = Minuscole
keyboard-signs = .-@
keyboard-signs-spoken = Segni

## Che cosa non va, e che cosa fare

why-request = La richiesta non è chiara
why-request-do = Torna indietro e riprova. Se succede ancora, riavvia.
why-busy = C'è già un'installazione in corso
why-busy-do = Aspetta che finisca.
why-not-here = Qui non si può installare
why-not-here-do = Riavvia dalla chiavetta e scegli di installare.
why-machine = La macchina non ce l'ha fatta
why-machine-do = Riprova. Se succede ancora, riavvia e chiama chi gestisce le postazioni.
why-lost = La parte che lavora sul sistema non risponde
why-lost-do = Aspetta un momento e riprova. Se succede ancora, riavvia.
why-disk-gone = Il disco non c'è più
why-disk-gone-do = Controlla il cavo del disco e guarda di nuovo.
why-disk-running = È la chiavetta da cui sei partito
why-disk-running-do = Scegli un altro disco.
why-disk-read-only = Il disco non si può scrivere
why-disk-read-only-do = Togli la protezione dalla scrittura o scegli un altro disco.
why-disk-in-use = Il disco è in uso
why-disk-in-use-do = Riavvia dalla chiavetta e riprova.
why-disk-too-small = Il disco è troppo piccolo: { $has } GB
why-disk-too-small-do = Servono almeno { $need } GB: scegli un disco più grande.
why-name-differs = Il nome non è quello del disco
why-name-differs-do = Scrivi il nome che vedi sopra il campo.
why-nothing-to-keep = Su questo disco non c'è nulla da tenere
why-nothing-to-keep-do = Installa senza tenere la registrazione.
why-disk-fails = Il disco non funziona bene
why-disk-fails-do = L'installazione non è finita e il disco lo dice all'avvio. Prova un altro disco.
why-disk-lies = Quello che leggo non è quello che ho scritto
why-disk-lies-do = Il disco o la chiavetta sono rovinati. Riprova; se succede ancora, cambiali.
why-medium = La chiavetta non si legge bene
why-medium-do = Riscrivi la chiavetta, oppure usane un'altra.
why-not-uefi = La macchina è partita nel modo vecchio (BIOS)
why-not-uefi-do = Scegli UEFI nelle impostazioni di avvio, oppure usa dalla chiavetta.
why-no-network-service = Il servizio di rete non risponde
why-no-network-service-do = Aspetta un momento e cerca di nuovo. Se succede ancora, riavvia.
why-no-wifi = Non trovo la scheda senza fili
why-no-wifi-do = Accendila con il tasto della macchina, oppure usa il cavo.
why-network-gone = La rete non si trova più
why-network-gone-do = Avvicinati al punto di accesso e cerca di nuovo.
why-network-unsupported = Questa rete chiede un accesso personale
why-network-unsupported-do = Scegli una rete con una sola chiave per tutti.
why-key-shape = Una chiave ha da 8 a 63 caratteri
why-key-shape-do = Controlla la chiave e scrivila di nuovo.
why-key-wrong = La chiave non è giusta
why-key-wrong-do = Mostra la chiave, confrontala e riprova.
why-no-address = La rete non dà un indirizzo
why-no-address-do = Chiedi a chi gestisce la rete, oppure scegline un'altra.
why-no-answer = La rete non risponde
why-no-answer-do = Riprova, oppure scegli un'altra rete.
why-proxy-shape = Il nome o la porta del passaggio non vanno
why-proxy-shape-do = Il nome è come proxy.example.it, la porta un numero fino a 65535.
why-no-code = Qui non c'è un codice
why-no-code-do = Scrivi il codice con la tastiera.
why-code-shape = Il codice non è scritto bene
why-code-shape-do = Confrontalo un pezzo alla volta.
why-code-refused = Il centro non accetta questo codice
why-code-refused-do = È scaduto, già usato o di un'altra regione. Crea un codice nuovo alla pagina della sede.
why-no-internet = Internet non risponde
why-no-internet-do = Torna alla rete e controllala. Il codice resta valido.
why-portal = La rete chiede di accettare una pagina
why-portal-do = Scegli un'altra rete, o chiedi a chi la gestisce. Il codice resta valido.
why-centre-silent = Il centro regionale non risponde
why-centre-silent-do = Controlla la rete e l'ora della macchina, poi riprova. Il codice resta valido.
why-no-centre = Non so dove sia il centro regionale
why-no-centre-do = Usa il codice completo, con l'indirizzo del centro, o chiama chi ha preparato la chiavetta.
why-file-wrong = Il file della chiavetta non si capisce
why-file-wrong-do = Correggi sportello-install.toml alla riga { $line } e riavvia.
why-rule-none = Nessun disco è come dice il file della chiavetta
why-rule-none-do = Controlla la regola del disco in sportello-install.toml, oppure scegli tu il disco.
why-rule-many = Più di un disco è come dice il file della chiavetta
why-rule-many-do = Indica il numero di serie in sportello-install.toml, oppure scegli tu il disco.
why-erase-differs = Il file della chiavetta non permette di cancellare questo disco
why-erase-differs-do = Scrivi il suo modello alla voce erase, oppure scegli tu il disco.
why-already = Questo sistema è già sul disco
why-already-do = Togli la chiavetta e riavvia.
