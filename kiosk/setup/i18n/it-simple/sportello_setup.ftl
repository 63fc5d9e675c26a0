# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# Le parole del primo avvio in italiano facile (A2). Regole: si dà del tu, una cosa per frase,
# frasi di poche parole, parole di tutti i giorni.

## La lingua

# Il nome della lingua, nella lingua stessa.
language-name = Italiano facile
# Verso della scrittura: ltr (da sinistra) oppure rtl (da destra).
direction = ltr

## Parole usate ovunque

product = Prepara il computer
go-on = Avanti
go-back = Indietro
power-off = Spegni
next-page = Pagina dopo
previous-page = Pagina prima
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
wait-text = Preparo la pagina.

## La lingua

language-title = Scegli la lingua
language-text = Puoi cambiare anche dopo.

## Installare o provare

start-title = Che cosa vuoi fare?
start-text = Sportello è sulla chiavetta. Puoi installarlo su questa macchina. Oppure lo usi dalla chiavetta.
start-install = Installa su questa macchina
start-live = Usa dalla chiavetta
start-not-uefi = Qui puoi solo usare la chiavetta. La macchina è partita nel modo vecchio (BIOS). Vuoi installare? Spegni, scegli UEFI all'avvio e riaccendi.
start-machine = Memoria: { $memory } MB. Processori: { $threads }.

## Il disco

disks-title = Scegli il disco
disks-text = Cancelliamo il disco che scegli. Prima ti chiedo: sei sicuro?
disks-none = Non vedo dischi. Il disco è collegato? Controlla e guarda di nuovo.
disks-again = Guarda di nuovo
disk-line = { $name }, { $size } GB
disk-removable = si può staccare
disk-nothing = vuoto
disk-data = ha dei dati
disk-data-labels = ha dentro: { $labels }
disk-sportello = ha già Sportello
disk-unfinished = ha un'installazione non finita

## La conferma

confirm-title = Cancello questo disco?
confirm-erases = Perdi tutto quello che c'è sul disco.
confirm-keeps = Restano la registrazione, il registro e le reti. Il resto è nuovo.
confirm-name = Scrivi il nome del disco: { $name }
confirm-hint = Così non sbagli disco. Lettere grandi e spazi non contano.
confirm-keep = Tieni la registrazione
confirm-keep-on = sì
confirm-keep-off = no
confirm-go = Cancella e installa

## L'installazione

progress-title = Installo
progress-text = Non spegnere. Non togliere la chiavetta. Servono alcuni minuti.
progress-percent = { $percent } per cento
step-parting = Preparo il disco
step-copying = Copio il sistema
step-checking = Controllo
step-finishing = Faccio partire il disco
installed-title = Fatto. Togli la chiavetta
installed-text = Togli la chiavetta. Poi riavvia. Dopo ci sono la rete e il codice.
installed-restart = Riavvia
installed-then-restart = Riavvio da solo tra { $seconds } secondi.
installed-then-off = Mi spengo da solo tra { $seconds } secondi.

## La rete

network-title = Collega il computer
network-cable-connected = Il cavo funziona
network-cable-plugged = Il cavo c'è. La rete non risponde ancora
network-online = Internet funziona
network-online-text = Puoi andare avanti.
network-local = C'è una rete, ma non c'è internet
network-local-text = Controlla la rete. Oppure scrivi un passaggio (proxy).
network-portal = La rete vuole un sì su una pagina
network-portal-text = La rete ha una pagina di benvenuto. Parla con chi gestisce la rete: deve far passare questo computer. Oppure scegli un'altra rete.
network-offline = Nessuna rete
network-offline-text = Metti il cavo. Oppure scegli una rete senza fili.
network-unknown = Non so ancora se internet funziona
network-unknown-text = Puoi andare avanti e provare.
network-wifi = Reti senza fili
network-no-wifi = Qui non ci sono reti senza fili. O sono spente.
network-none-found = Non trovo reti senza fili.
network-scan = Cerca di nuovo
network-hidden = Rete nascosta
network-proxy = Passaggio (proxy)
network-without = Avanti senza rete
network-line = { $name }, segnale { $strength }%
network-in-use = in uso
network-open = senza chiave
network-key = con chiave
network-unsupported = non va bene: vuole un nome personale

key-title = Entra nella rete { $name }
key-hidden-title = Entra in una rete nascosta
key-name = Nome della rete
key-label = Chiave della rete
key-hint = Da 8 a 63 lettere, numeri o segni. La rete non ha chiave? Lascia vuoto.
key-show = Mostra la chiave
key-shown = si vede
key-hidden = non si vede
key-go = Entra
key-joining = Entro nella rete
key-joining-text = Aspetta: può servire un minuto.

proxy-title = Passaggio verso internet (proxy)
proxy-text = Serve solo per alcune reti. Chiedi a chi gestisce la rete.
proxy-host = Nome del passaggio
proxy-port = Porta (un numero)
proxy-go = Usa questo passaggio
proxy-none = Nessun passaggio

## Il codice

code-title = Scrivi il codice del computer
code-text = Il codice si fa nel centro regionale, alla pagina della tua sede. Vale una volta sola.
code-label = Codice
code-hint = Lettere grandi, spazi e trattini non contano.
code-written = Hai scritto { $count } segni. Un codice ha 18 o 44 segni.
code-good = Il codice è scritto bene.
code-maybe-wrong = Hai scritto { $count } segni. Il codice finisce qui? Allora una lettera è sbagliata: controlla.
code-wrong = Una lettera è sbagliata. Controlla il codice un pezzo alla volta.
code-too-long = Il codice è troppo lungo. Cancella i segni in più.
code-letter = « { $letter } » non c'è nei codici. Controlla.
code-go = Registra
code-brought = Usa il codice della chiavetta
code-later = Più tardi
code-clear = Cancella tutto
code-enrolling = Registro il computer
code-enrolling-text = Chiedo al centro regionale. Può servire un minuto.

enrolled-title = Il computer è registrato
enrolled-text = Guarda l'impronta nel centro regionale. È uguale? Va bene. È diversa? Chiama chi gestisce i computer.
enrolled-terminal = Numero del computer
enrolled-fingerprint = Impronta
enrolled-centre = Centro regionale
enrolled-go = Apri lo sportello

## La tastiera sullo schermo

keyboard-show = Mostra la tastiera
keyboard-hide = Nascondi la tastiera
keyboard-space = spazio
keyboard-erase = Cancella una lettera
keyboard-capitals = ABC
keyboard-capitals-spoken = Lettere grandi
keyboard-small = abc
keyboard-small-spoken = Lettere piccole
keyboard-signs = .-@
keyboard-signs-spoken = Segni

## Che cosa non va, e che cosa fare

why-request = Non ho capito la richiesta
why-request-do = Torna indietro e riprova. Succede ancora? Riavvia.
why-busy = Un'altra installazione lavora già
why-busy-do = Aspetta la fine.
why-not-here = Qui non puoi installare
why-not-here-do = Riavvia dalla chiavetta. Poi scegli Installa.
why-machine = La macchina non è riuscita
why-machine-do = Riprova. Succede ancora? Riavvia e chiama chi gestisce i computer.
why-lost = Una parte del sistema non risponde
why-lost-do = Aspetta e riprova. Succede ancora? Riavvia.
why-disk-gone = Il disco non c'è più
why-disk-gone-do = Controlla il cavo del disco. Poi guarda di nuovo.
why-disk-running = Questa è la chiavetta che usi ora
why-disk-running-do = Scegli un altro disco.
why-disk-read-only = Non posso scrivere sul disco
why-disk-read-only-do = Togli la protezione o scegli un altro disco.
why-disk-in-use = Il disco è in uso
why-disk-in-use-do = Riavvia dalla chiavetta e riprova.
why-disk-too-small = Il disco è troppo piccolo: { $has } GB
why-disk-too-small-do = Servono { $need } GB o più. Scegli un disco più grande.
why-name-differs = Il nome del disco è un altro
why-name-differs-do = Scrivi il nome che vedi sopra.
why-nothing-to-keep = Su questo disco non c'è niente da tenere
why-nothing-to-keep-do = Installa senza tenere la registrazione.
why-disk-fails = Il disco non funziona bene
why-disk-fails-do = L'installazione non è finita. Il disco lo dice all'avvio. Prova un altro disco.
why-disk-lies = Il disco non ha scritto bene
why-disk-lies-do = Il disco o la chiavetta sono rotti. Riprova. Succede ancora? Cambia disco o chiavetta.
why-medium = La chiavetta non si legge bene
why-medium-do = Scrivi di nuovo la chiavetta. Oppure usa un'altra chiavetta.
why-not-uefi = La macchina è partita nel modo vecchio (BIOS)
why-not-uefi-do = Scegli UEFI all'avvio. Oppure usa la chiavetta.
why-no-network-service = La rete della macchina non risponde
why-no-network-service-do = Aspetta e cerca di nuovo. Succede ancora? Riavvia.
why-no-wifi = Non trovo la scheda senza fili
why-no-wifi-do = Accendila con il tasto della macchina. Oppure usa il cavo.
why-network-gone = La rete non c'è più
why-network-gone-do = Vai più vicino alla rete e cerca di nuovo.
why-network-unsupported = Questa rete vuole un nome personale
why-network-unsupported-do = Scegli una rete con una chiave per tutti.
why-key-shape = Una chiave ha da 8 a 63 segni
why-key-shape-do = Controlla la chiave e scrivi di nuovo.
why-key-wrong = La chiave non è giusta
why-key-wrong-do = Mostra la chiave. Controlla e riprova.
why-no-address = La rete non dà un indirizzo
why-no-address-do = Chiedi a chi gestisce la rete. Oppure scegli un'altra rete.
why-no-answer = La rete non risponde
why-no-answer-do = Riprova. Oppure scegli un'altra rete.
why-proxy-shape = Il nome o la porta del passaggio non vanno
why-proxy-shape-do = Il nome è come proxy.example.it. La porta è un numero fino a 65535.
why-no-code = Qui non c'è un codice
why-no-code-do = Scrivi il codice con la tastiera.
why-code-shape = Il codice non è scritto bene
why-code-shape-do = Controlla un pezzo alla volta.
why-code-refused = Il centro non vuole questo codice
why-code-refused-do = È vecchio, già usato o di un'altra regione. Fai un codice nuovo alla pagina della sede.
why-no-internet = Internet non risponde
why-no-internet-do = Torna alla rete e controlla. Il codice vale ancora.
why-portal = La rete vuole un sì su una pagina
why-portal-do = Scegli un'altra rete o chiedi a chi la gestisce. Il codice vale ancora.
why-centre-silent = Il centro regionale non risponde
why-centre-silent-do = Controlla la rete e l'ora. Poi riprova. Il codice vale ancora.
why-no-centre = Non so dov'è il centro regionale
why-no-centre-do = Usa il codice intero, con l'indirizzo del centro. Oppure chiama chi ha fatto la chiavetta.
why-file-wrong = Non capisco il file della chiavetta
why-file-wrong-do = Correggi la riga { $line } di sportello-install.toml. Poi riavvia.
why-rule-none = Il file della chiavetta vuole un disco che non c'è
why-rule-none-do = Controlla la regola del disco in sportello-install.toml. Oppure scegli tu il disco.
why-rule-many = Il file della chiavetta va bene per più dischi
why-rule-many-do = Scrivi il numero di serie in sportello-install.toml. Oppure scegli tu il disco.
why-erase-differs = Il file della chiavetta non fa cancellare questo disco
why-erase-differs-do = Scrivi il modello del disco alla voce erase. Oppure scegli tu il disco.
why-already = Questo sistema è già sul disco
why-already-do = Togli la chiavetta e riavvia.
