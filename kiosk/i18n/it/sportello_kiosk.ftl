# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# Le parole dello sportello, in italiano. Regole: si dà del tu, frasi corte, la stessa parola per la
# stessa cosa, i pulsanti sono verbi, niente inglese, niente sigle non spiegate, mai "errore".

## La lingua

# Il nome della lingua, nella lingua stessa.
language-name = Italiano
# Verso della scrittura: ltr (da sinistra) oppure rtl (da destra).
direction = ltr
# Il saluto mostrato nella schermata di benvenuto accanto a quello delle altre lingue.
greeting = Benvenuti

## Parole usate ovunque

go-on = Vai avanti
go-back = Indietro
close = Chiudi
cancel = Annulla
confirm = Conferma
next-page = Pagina successiva
previous-page = Pagina precedente
page-of = Pagina { $page } di { $pages }
minutes-about = circa { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}
staff = Personale

## La barra in basso

bar-language = Lingua
bar-appearance = Aspetto e voce
bar-read = Leggi ad alta voce
bar-read-stop = Smetti di leggere
bar-help = Chiama aiuto
bar-help-sent = Aiuto chiamato
bar-end = Termina
bar-hide = Nascondi lo schermo
bar-more = Altro
time-left-minutes = { $minutes ->
    [one] Resta { $minutes } minuto
   *[other] Restano { $minutes } minuti
}
time-left-seconds = { $seconds ->
    [one] Resta { $seconds } secondo
   *[other] Restano { $seconds } secondi
}
time-left-paused = Il tempo è fermo
time-grace = { $minutes ->
    [one] Ultimo minuto per salvare
   *[other] { $minutes } minuti per salvare
}

## Avvisi sul tempo

warning-minutes = { $minutes ->
    [one] Resta ancora un minuto.
   *[other] Restano ancora { $minutes } minuti.
}
warning-save = Se vuoi tenere qualcosa, salvalo o stampalo adesso.
warning-hop = Il tempo è fermo finché usi la tua identità o paghi. Fai con calma.
grace-title = Il tempo è finito
grace-text = { $minutes ->
    [one] Hai ancora un minuto per salvare o stampare quello che ti serve.
   *[other] Hai ancora { $minutes } minuti per salvare o stampare quello che ti serve.
}
extend = Chiedi altri { $minutes } minuti
grace-take = Dammi { $minutes } minuti per salvare
phone = Sono al telefono
extended = Hai altri { $minutes } minuti.
extend-refused-waiting = Un'altra persona aspetta il suo turno. Non possiamo darti altro tempo.
extend-refused-closing = Tra poco chiudiamo. Non possiamo darti altro tempo.
extend-refused-used = Hai già avuto tutto il tempo in più. Se ti serve altro tempo, chiedi al personale.
understood = Ho capito

## Benvenuto

welcome-start = Inizia
welcome-free = È gratis.
welcome-documents = Non serve nessun documento.
welcome-erased = Alla fine cancelliamo tutto.
welcome-appearance = Aspetto
welcome-voice-on = Accendi la voce
welcome-voice-off = Spegni la voce
welcome-closing = Oggi puoi usare la postazione fino alle { $time }.

## Lingua

language-title = Lingua
language-text = Puoi cambiare lingua quando vuoi. Resti nello stesso punto.

## Aspetto e voce

appearance-title = Aspetto e voce
appearance-colours = Colori
appearance-light = Chiari
appearance-dark = Scuri
appearance-contrast = Contrasto forte
appearance-text = Grandezza delle lettere
appearance-text-normal = Normale
appearance-text-large = Grande
appearance-text-largest = Molto grande
appearance-motion = Movimento
appearance-motion-some = Leggero
appearance-motion-none = Nessuno
appearance-voice = Voce che legge
appearance-voice-on = Accesa
appearance-voice-off = Spenta

hands-title = Tasti e puntatore
hands-slow = Un tasto vale solo se lo tieni premuto
hands-bounce = Due colpi vicini valgono uno
hands-sticky = Maiuscole: prima il tasto, poi la lettera
hands-repeat = Un tasto tenuto premuto si ripete
hands-dwell = Il puntatore fermo preme da solo
hands-single = Un tasto solo: il riquadro si sposta da sé
hands-no = No
hands-yes = Sì
hands-short = Breve
hands-medium = Medio
hands-long = Lungo
hands-capital = La prossima lettera è maiuscola
hands-third = Il prossimo tasto vale con AltGr

## Prima di iniziare

notice-title = Prima di iniziare
notice-time = Quanto tempo hai
notice-time-text = { $minutes ->
    [one] Hai { $minutes } minuto. Ti avvisiamo prima che finisca.
   *[other] Hai { $minutes } minuti. Ti avvisiamo prima che finiscano.
}
notice-erased = Che cosa cancelliamo
notice-erased-text = Tutto: le pagine che visiti, quello che scrivi, i file. Lo cancelliamo quando finisci.
notice-counted = Che cosa contiamo
notice-counted-text = Contiamo solo che qualcuno ha usato la postazione, per quanto tempo e per quale servizio. Non sappiamo chi sei.
notice-who = Chi sta davanti allo schermo?
notice-alone = Ci sono solo io
notice-helped = Qualcuno mi aiuta
notice-optional = Puoi anche non rispondere.

## Che cosa devi fare

home-title = Che cosa devi fare?
home-search = Cerca
home-search-hint = Scrivi che cosa ti serve
home-choose = Non so da dove iniziare
home-practise = Esercitati
home-return = Torna a: { $task }
need-identity = Identità digitale
need-identity-text = Entrare nei siti con il tuo nome
need-health = Salute
need-health-text = Medico, visite, referti
need-money = Soldi e bonus
need-money-text = Sconti, pensione, aiuti
need-school = Scuola
need-school-text = Iscrizioni, mensa, registro
need-work = Lavoro
need-work-text = Offerte, curriculum
need-payments = Pagamenti
need-payments-text = Avvisi, multe, tasse
need-messages = Posta e messaggi
need-messages-text = Leggere e scrivere
need-learn = Imparare
need-learn-text = Corsi, libri, lingue
need-commune = Il mio Comune
need-commune-text = I servizi di questo posto
need-browse = Navigare liberamente
need-browse-text = Aprire i siti che vuoi

## Ricerca ed elenchi

results-title = Risultati per «{ $words }»
results-none = Non abbiamo trovato «{ $words }».
results-none-help = Prova con una parola sola, per esempio «medico». Oppure chiedi al personale.
results-again = Cerca di nuovo
list-empty = Qui non c'è ancora niente. Chiedi al personale.
task-unchecked-short = Da verificare
task-practice = Prova senza rischi
task-italian-short = In italiano

## Aiutami a scegliere

choose-title = Ti aiutiamo a scegliere
choose-question = Che cosa ti porta qui?
choose-letter = Ho ricevuto una lettera o un avviso
choose-doctor = Devo vedere un medico o un referto
choose-money = Mi serve un aiuto con i soldi
choose-work = Cerco lavoro
choose-child = È per un figlio o una figlia
choose-enter = Un sito mi chiede di entrare con il mio nome
choose-nothing = Niente di tutto questo
choose-found = Forse ti serve questo
choose-nothing-text = Nessun problema. Il personale ti ascolta e ti aiuta a scegliere.

## La scheda di un servizio

card-needs = Prima di iniziare ti servono
card-needs-none = Non ti serve niente.
card-print = Stampa l'elenco
card-steps = { $count ->
    [one] { $count } passo
   *[other] { $count } passi
}
card-start = Inizia
card-too-long = Ci vogliono circa { $needed } minuti e te ne restano { $left }. Forse è meglio farlo un altro giorno, oppure chiedi al personale.
card-long = Ci vogliono circa { $needed } minuti e te ne restano { $left }. Puoi iniziare: prima della fine chiedi altro tempo.
card-unchecked = Nessuno ha ancora controllato questa guida sul sito vero. I pulsanti possono essere diversi.
card-practice = È una prova: niente è vero e non puoi sbagliare.
card-who = Chi può
card-cost = Quanto costa
card-for-whom = Per te o per un altro
card-stop = Quando fermarti e chiedere aiuto
card-dangers = Fai attenzione
card-italian = Questa guida non c'è ancora nella tua lingua. La leggi in italiano.
card-unreviewed = Nessuno che parla questa lingua ha ancora riletto questa guida. Se hai un dubbio, chiedi al personale.
danger-money = Qui paghi davvero
danger-password = Parole e codici segreti
danger-scam = Può essere una truffa
danger-data = Dati delicati
danger-careful = Non si torna indietro
fact-ask = (chiedi al personale)

## La guida

guide-step = Passo { $step } di { $steps }
guide-show = Fammi vedere
guide-show-stop = Togli il segno
guide-read = Leggi
guide-stuck = Non va…
guide-further = Mostra il resto
guide-beginning = Mostra l'inizio
guide-back = Indietro
guide-done = Fatto
guide-finish = Ho finito
guide-other = Fai un'altra cosa
guide-lost-title = Non capiamo a che punto sei
guide-lost-text = Forse hai aperto un'altra pagina. Non è successo niente di grave.
guide-lost-restart = Ricomincia il passo
guide-lost-stay = Resto qui
guide-troubles = Che cosa non va?
trouble-page = La pagina è bianca o ferma
trouble-page-do = Carica di nuovo
trouble-button = Non trovo il pulsante
trouble-button-do = Fammi vedere
trouble-elsewhere = Sono su un'altra pagina
trouble-elsewhere-do = Ricomincia il passo
trouble-other = È un'altra cosa
guide-restart-site = Torna all'inizio del sito
guide-page-back = Pagina prima
guide-print = Stampa la pagina
guide-blocked = Questo sito non fa parte del servizio, quindi non si apre. Torna alla pagina di prima.
guide-blocked-staff = Se ti serve davvero, il personale può aprirlo.
guide-restarted = Il programma dei siti si è chiuso e lo abbiamo riaperto. Sei allo stesso passo.
guide-unreachable = Il sito non risponde. Aspetta un momento e riprova, oppure torna un altro giorno.
guide-no-network = Manca il collegamento a internet. Non è colpa tua: chiama il personale.
guide-full = Lo spazio per i file è pieno. Cancella un file oppure chiama il personale.
guide-tabs = Hai aperto troppe pagine. Abbiamo chiuso l'ultima.
guide-no-voice = Qui manca la voce per questa lingua.
guide-no-printer = Ora non si può stampare. Chiama il personale.
guide-print-ask = Pagine da stampare: { $pages }.
guide-print-price = Costano { $amount }. Paghi al personale.
guide-no-paper = Nella stampante manca la carta. Chiama il personale: poi le pagine escono da sole.
guide-printer-off = La stampante non risponde o si è fermata. Chiama il personale.
guide-too-many-pages = Sono troppe pagine da stampare. Chiama il personale.
guide-stick-ready = La chiavetta USB è pronta.
guide-stick-save = Salva sulla chiavetta
guide-stick-saved = File salvati: { $files }. Ora puoi togliere la chiavetta.
guide-stick-unusable = Questa chiavetta non si può usare. Prova con un'altra.
guide-stick-full = La chiavetta è piena. Prova con un'altra.
guide-stick-pulled = La chiavetta è uscita troppo presto. Infilala di nuovo e salva.
guide-code = Porta sul telefono
guide-no-code = Il testo è troppo lungo per il codice. Scegli un pezzo più corto.
guide-printed = { $pages ->
    [one] Stampa: { $pages } pagina.
   *[other] Stampa: { $pages } pagine.
}
guide-saved = Il file resta qui fino alla fine. Poi lo cancelliamo.
guide-browse-title = Navighi liberamente
guide-browse-text = Quando finisci, cancelliamo tutto.
guide-retry = Riprova
guide-opening = Apriamo il sito. Ci vuole un momento.
guide-done-title = Ce l'hai fatta
guide-done-text = Hai completato tutti i passi.
guide-did = Che cosa hai fatto
guide-next = Che cosa succede ora

## Aiuto

help-title = Aiuto
help-call = Chiama il personale
help-sent = Chiamata inviata
help-sent-text = Abbiamo avvisato il personale. Resta pure qui.
help-seen = Chiamata vista
help-seen-text = Il personale ha visto la tua chiamata.
help-coming = Arriva il personale
help-coming-text = Qualcuno viene da te.
help-nobody = Ora nessuno può venire
help-nobody-text = Puoi telefonare. Intanto puoi continuare.
help-phone = Telefono: { $phone }
help-area = Di' al personale di che cosa si tratta: { $area }
help-area-yes = sì
help-area-no = no
help-cancel = Non serve più

## Che cosa dice il personale

message-title = Messaggio del personale
message-closing-soon = Tra poco chiudiamo. Salva o stampa quello che ti serve.
message-someone-waits = Un'altra persona aspetta. Appena puoi, finisci quello che stai facendo.
message-come-to-the-desk = Vieni al banco, per favore.
message-wait-a-moment = Aspetta un momento, arriviamo.
message-quiet-please = Parla a bassa voce, per favore.
message-short-stop = Tra poco fermiamo questa postazione per un momento. Salva quello che ti serve.
staff-end-notice = { $seconds ->
    [one] Fra un secondo il personale chiude la postazione.
   *[other] Fra { $seconds } secondi il personale chiude la postazione.
}
staff-end-notice-text = Salva o stampa adesso quello che vuoi tenere. Poi cancelliamo tutto.

## Nascondi lo schermo

hide-title = Nascondi lo schermo
hide-text = Scegli un codice di quattro cifre. Ti serve per tornare qui.
hide-code = Il tuo codice
hide-code-again = Lo stesso codice
hide-repeat = Scrivi di nuovo lo stesso codice
hide-differs = I due codici sono diversi. Scegli di nuovo.
hide-limit = { $minutes ->
    [one] Se non torni entro { $minutes } minuto, finiamo e cancelliamo tutto.
   *[other] Se non torni entro { $minutes } minuti, finiamo e cancelliamo tutto.
}
locked-title = Lo schermo è nascosto
locked-text = Scrivi il tuo codice per continuare.
locked-wrong = Il codice non è quello. Prova di nuovo.
locked-forgotten = Hai dimenticato il codice? Il personale può solo terminare e cancellare tutto.
locked-until = { $minutes ->
    [one] Ancora { $minutes } minuto, poi cancelliamo tutto.
   *[other] Ancora { $minutes } minuti, poi cancelliamo tutto.
}
digits-entered = { $count ->
    [one] { $count } cifra scritta
   *[other] { $count } cifre scritte
}
digit-erase = Cancella

staff-locked-title = La postazione è bloccata
staff-locked-text = Il personale torna tra poco. Le tue pagine sono ancora qui.
locked-wait = { $seconds ->
    [one] Aspetta { $seconds } secondo e riprova.
   *[other] Aspetta { $seconds } secondi e riprova.
}

## Ci sei ancora?

idle-title = Ci sei ancora?
idle-text = Abbiamo coperto la pagina, così nessun altro la vede.
idle-still = Sono ancora io
idle-new = Sono appena arrivato
idle-new-text = Se sei appena arrivato, cancelliamo tutto e inizi da capo.
idle-seconds = { $seconds ->
    [one] { $seconds } secondo
   *[other] { $seconds } secondi
}

## Termina

end-title = Hai salvato quello che ti serve?
end-text = Quando termini, cancelliamo tutto. Nessuno può recuperare niente.
end-files = Questi file non li hai ancora salvati:
files-pdf = { $count ->
    [one] { $count } documento da stampare (PDF)
   *[other] { $count } documenti da stampare (PDF)
}
files-image = { $count ->
    [one] { $count } immagine
   *[other] { $count } immagini
}
files-document = { $count ->
    [one] { $count } documento di testo
   *[other] { $count } documenti di testo
}
files-other = { $count ->
    [one] { $count } altro file
   *[other] { $count } altri file
}
end-now = Termina e cancella
end-stay = Resto ancora

## Cancellazione

ending-title = Cancelliamo tutto
ending-done = Abbiamo cancellato tutto
ending-failed = Qualcosa non si è cancellato bene
ending-failed-text = La postazione si ferma e ricomincia da sola. Nessuno può usarla prima.
erased-pages = Pagine visitate
erased-pages-done = cancellate
erased-files = File
erased-files-done = cancellati
erased-memory = Memoria
erased-memory-done = ripulita
erased-print = Stampe in attesa
erased-print-done = cancellate
erased-clipboard = Testi copiati
erased-clipboard-done = cancellati
erased-secrets = Chiavi e codici
erased-secrets-done = cancellati
erased-waiting = un momento
erased-failed = non riuscito
erased-not-proven = su questa postazione non si può dimostrare

## Grazie

thanks-title = Grazie
thanks-question = Com'è andata?
rating-1 = Molto male
rating-2 = Male
rating-3 = Così così
rating-4 = Bene
rating-5 = Molto bene
thanks-rated = Grazie della risposta.
thanks-list = Che cosa abbiamo cancellato
thanks-skip = Non rispondo
thanks-take = Ricordati di prendere le tue cose.
thanks-today = Che cosa hai fatto oggi
thanks-today-next = Che cosa succede ora

## Imparare

home-learn = Impara in due minuti
learn-title = Impara in due minuti
learn-minutes = { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}
learn-assess = Che cosa so già fare?
learn-assess-text = Tredici frasi su di te
lesson-card = Scheda { $number } di { $count }
lesson-trial = Prova
lesson-right = Giusto.
lesson-wrong = Non è questa.
lesson-again = Prova un'altra risposta.
lesson-done = Hai finito. Adesso puoi fare questo:
lesson-start-again = Ricomincia
lesson-leave = Altre lezioni

## Che cosa so già fare

assess-title = Che cosa so già fare?
assess-intro = Leggi tredici frasi. Per ognuna scegli una risposta: non ce ne sono di sbagliate.
assess-private = Non teniamo le tue risposte. Contiamo solo il risultato di ogni area, senza sapere chi sei.
assess-start = Comincia
assess-number = Frase { $number } di { $count }
assess-never = Non ancora
assess-helped = Con un aiuto
assess-alone = Senza aiuto
assess-teach = Lo spiego ad altri
assess-result = Ecco che cosa sai fare
assess-try = Prova questo:
area-1 = Cercare e tenere informazioni
area-2 = Parlare con gli altri e usare i servizi
area-3 = Scrivere e creare
area-4 = Proteggere te e i tuoi dati
area-5 = Risolvere i problemi
level-1 = Puoi cominciare da qui. Il personale ti aiuta.
level-2 = Con un po' di pratica fai senza aiuto.
level-3 = Te la cavi senza aiuto.
level-4 = Sai farlo bene: puoi aiutare altri.

## Chiuso, manutenzione, fuori servizio

closed-title = Ora siamo chiusi
closed-opens = Riapriamo { $when }
closed-hours = Orari di apertura
closed-day-closed = chiuso
hours-range = dalle { $from } alle { $to }
day-1 = lunedì
day-2 = martedì
day-3 = mercoledì
day-4 = giovedì
day-5 = venerdì
day-6 = sabato
day-7 = domenica
day-at = { $day } alle { $time }
today-at = oggi alle { $time }
tomorrow-at = domani alle { $time }
maintenance-title = Lavori in corso
maintenance-text = Il personale sta sistemando questa postazione. Usa un'altra postazione.
out-title = Questa postazione è ferma
out-text = Usa un'altra postazione o chiama il personale.
out-reason-wipe = Non siamo sicuri di aver cancellato tutto della persona prima di te. Per questo ci fermiamo.
out-reason-staff = Il personale l'ha messa da parte.
out-reason-fault = Qualcosa qui dentro non funziona. Non è colpa tua.
nothing-title = Oggi qui non si può navigare
nothing-reason-browser = Manca il programma che apre i siti.
nothing-reason-shelter = La postazione non può proteggere i tuoi dati, quindi non si apre.
nothing-reason-screen = Lo schermo non si può dividere in modo sicuro.
nothing-reason-tasks = Le guide non si leggono.
nothing-reason-space = Non c'è più spazio sulla postazione.
nothing-reason-book = La postazione non può tenere il suo registro.
nothing-text = Usa un'altra postazione o chiama il personale. Noi riproviamo da soli.
call-phone = Chiama { $phone }

## Personale

pin-title = Personale
pin-text = Scrivi il tuo codice personale.
pin-wrong = Il codice non è quello.
pin-wait = { $seconds ->
    [one] Aspetta { $seconds } secondo e riprova.
   *[other] Aspetta { $seconds } secondi e riprova.
}
pin-none = Su questa postazione non c'è ancora nessun codice del personale. Chiedi a chi la gestisce.
staff-title = Menu del personale
staff-hello = Menu aperto da { $name }
staff-start = Avvia per qualcuno
staff-extend-by = { $minutes ->
    [one] { $minutes } minuto in più
   *[other] { $minutes } minuti in più
}
staff-end = Termina
staff-end-sure = Terminare la sessione e cancellare tutto?
staff-lock = Blocca la postazione
staff-maintenance = Metti in manutenzione
staff-maintenance-end = Rimetti in uso
staff-clear = Rimetti in servizio
staff-allow-host = Apri l'ultimo sito bloccato
staff-allow-host-none = Nessun sito bloccato
staff-allowed-host = Sito aperto per questa sessione
staff-waiting-on = Qualcuno aspetta: sì
staff-waiting-off = Qualcuno aspetta: no
staff-health = Stato della postazione
staff-receipts = Ultime pulizie
staff-receipts-none = Nessuna pulizia ancora.
staff-leave = Esci dal menu
staff-help-coming = Arrivo io
staff-session-left = { $minutes ->
    [one] Una persona usa la postazione: resta { $minutes } minuto
   *[other] Una persona usa la postazione: restano { $minutes } minuti
}
staff-session-locked = Lo schermo è nascosto. Puoi solo terminare.
staff-lock-lift = Sblocca la postazione
staff-state-free = La postazione è libera
staff-state-locked = Il personale ha bloccato la postazione
staff-state-maintenance = La postazione è in manutenzione
staff-state-out = La postazione è fuori servizio
staff-state-closed = La sede è chiusa
staff-refused-none = Non si può: nessuno sta usando la postazione.
staff-refused-busy = Non si può: qualcuno sta usando la postazione.
staff-refused-service = Non si può: la postazione è fuori servizio o in manutenzione.
staff-refused-hidden = Non si può: la persona ha nascosto lo schermo. Puoi solo terminare.
staff-refused-other = In questo momento non si può.
staff-code = Codice per l'assistenza: { $code }
health-browser = Programma dei siti
health-network = Collegamento a internet
health-printer = Stampante
health-voice = Voce
health-book = Registro
health-space = Spazio libero
health-clock = Ora e data
health-tasks = Guide
health-good = a posto
health-poor = da controllare
health-bad = non funziona
health-absent = manca
receipt-pass = Tutto cancellato
receipt-partial = Cancellato; non tutto si può dimostrare qui
receipt-fail = Non riuscita: postazione fermata

## Voce e tasto solo

voice-key = F2: voce accesa o spenta
voice-is-on = La voce è accesa. F2 la spegne. F3 ripete. F7 e F8: volume. F9 e F10: velocità. Ogni tasto la ferma.
voice-missing = Per questa lingua qui non c'è una voce.
voice-volume = Volume { $percent } su 100
voice-rate = Velocità { $rate } su 9
scan-is-on = Un tasto solo: acceso. Premi Spazio quando il riquadro è su quello che vuoi. F4 cambia la velocità, poi spegne.
scan-is-off = Un tasto solo: spento.
role-button = tasto
role-link = collegamento
role-toggle = interruttore
role-radio = scelta
role-field = campo da scrivere
role-secret = campo nascosto
role-heading = titolo
role-combo = elenco di scelte
role-checkbox = casella
role-picture = immagine
role-foreign = parte di un altro sito, che qui non si legge
role-chosen = scelto
role-not-chosen = non scelto
role-unavailable = non disponibile
role-wrong = da correggere
role-required = obbligatorio
role-empty = vuoto
page-keys = Per la pagina usa le frecce su e giù. H: titoli. L: collegamenti. B: tasti. C: campi. Invio preme.
page-end = Non c'è altro.
page-silent = La pagina non risponde. Prova ancora.
page-write = Ora scrivi. Con F6 torni alla guida.
page-choose = Scegli con le frecce su e giù. Invio prende la scelta.
page-option = { $at } di { $of }
page-before = Indietro nella pagina
page-next = Avanti nella pagina
page-press = Premi sulla pagina
page-type = Tastiera
aloud-title = Altri possono sentire
aloud-text = La voce legge la pagina, e chi è vicino la sente. Premi Invio per continuare. Oppure collega le cuffie.
aloud-yes = Leggi lo stesso
typing-space = Spazio
typing-erase = Cancella
typing-capitals = Maiuscole
typing-signs = Numeri e segni
typing-letters = Lettere
typing-open = Tastiera
typing-close = Chiudi la tastiera

# Laptops
battery-low = La batteria è quasi scarica
battery-low-text = Salva il tuo lavoro. Chiedi al personale di attaccare la spina.
battery-end = La batteria è scarica: la sessione sta per finire
battery-end-text = Salva o stampa adesso quello che vuoi tenere. Se attacchi la spina puoi continuare.
lid-closed = Lo schermo è chiuso: la sessione sta per finire
lid-closed-text = Riaprilo per continuare.
out-reason-battery = La batteria è scarica. Bisogna attaccare la spina.
paper-title = Stampa
paper-making = Prepariamo il foglio.
paper-page-price = Ogni pagina costa { $amount }.
paper-free = Non paghi niente.
paper-printing = Stampiamo. Prendi il foglio dalla stampante.
paper-print = Stampa
paper-today = Stampa che cosa hai fatto

# Networks, in the staff menu
net-title = Collega la postazione
net-cable-connected = Il cavo funziona
net-cable-plugged = Il cavo è inserito, ma la rete non risponde ancora
net-online = Internet risponde
net-local = C'è una rete, ma internet non risponde
net-portal = La rete chiede di accettare una pagina
net-portal-text = È una rete con pagina di benvenuto. Chiedi a chi gestisce la rete di far passare questa postazione, oppure scegli un'altra rete.
net-offline = Nessuna rete
net-offline-text = Inserisci il cavo, oppure scegli una rete senza fili.
net-unknown = Non so ancora se internet risponde
net-no-wifi = Questa macchina non ha reti senza fili, o sono spente.
net-none-found = Non trovo reti senza fili qui.
net-scan = Cerca di nuovo
net-line = { $name }, segnale { $strength }%
net-in-use = in uso
net-open = senza chiave
net-key = con chiave
net-unsupported = non adatta: chiede un accesso personale
net-key-title = Entra nella rete { $name }
net-key-label = Chiave della rete
net-key-hint = Da 8 a 63 lettere, numeri o segni. Lascia vuoto se la rete non ha chiave.
net-key-show = Mostra la chiave
net-key-shown = si vede
net-key-hidden = non si vede
net-key-go = Entra
net-joining = Sto entrando nella rete
net-joining-text = Può volerci quasi un minuto.
net-why-machine = La macchina non ce l'ha fatta
net-why-machine-do = Riprova. Se succede ancora, riavvia e chiama chi gestisce le postazioni.
net-why-lost = La parte che lavora sul sistema non risponde
net-why-lost-do = Aspetta un momento e riprova. Se succede ancora, riavvia.
net-why-no-network-service = Il servizio di rete non risponde
net-why-no-network-service-do = Aspetta un momento e cerca di nuovo. Se succede ancora, riavvia.
net-why-no-wifi = Non trovo la scheda senza fili
net-why-no-wifi-do = Accendila con il tasto della macchina, oppure usa il cavo.
net-why-network-gone = La rete non si trova più
net-why-network-gone-do = Avvicinati al punto di accesso e cerca di nuovo.
net-why-network-unsupported = Questa rete chiede un accesso personale
net-why-network-unsupported-do = Scegli una rete con una sola chiave per tutti.
net-why-key-shape = Una chiave ha da 8 a 63 caratteri
net-why-key-shape-do = Controlla la chiave e scrivila di nuovo.
net-why-key-wrong = La chiave non è giusta
net-why-key-wrong-do = Mostra la chiave, confrontala e riprova.
net-why-no-address = La rete non dà un indirizzo
net-why-no-address-do = Chiedi a chi gestisce la rete, oppure scegline un'altra.
net-why-no-answer = La rete non risponde
net-why-no-answer-do = Riprova, oppure scegli un'altra rete.
net-known = già nota
net-metered = È il telefono di qualcuno, o si paga a consumo
net-metered-on = gli aggiornamenti non la usano
net-metered-off = gli aggiornamenti la usano
net-forget = Dimentica questa rete
net-page-open = Apri la pagina della rete
net-page-title = La pagina della rete
net-page-text = Accetta o entra nella pagina qui accanto. Poi chiudi: cancelliamo tutto.
net-page-opening = La pagina si sta aprendo.
net-page-silent = La pagina non risponde. Caricala di nuovo, o scegli un'altra rete.
net-page-again = Carica di nuovo
net-page-close = Chiudi e cancella
health-battery = Batteria
