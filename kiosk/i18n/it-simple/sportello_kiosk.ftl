# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# Le parole dello sportello in italiano facile (A2). Regole: si dà del tu, una cosa per frase,
# frasi di poche parole, parole di tutti i giorni, mai "errore".

## La lingua

# Il nome della lingua, nella lingua stessa.
language-name = Italiano facile
# Verso della scrittura: ltr (da sinistra) oppure rtl (da destra).
direction = ltr
# Il saluto mostrato nella schermata di benvenuto accanto a quello delle altre lingue.
greeting = Buongiorno

## Parole usate ovunque

go-on = Avanti
go-back = Indietro
close = Chiudi
cancel = Annulla
confirm = Conferma
next-page = Pagina dopo
previous-page = Pagina prima
page-of = Pagina { $page } di { $pages }
minutes-about = { $minutes ->
    [one] circa { $minutes } minuto
   *[other] circa { $minutes } minuti
}
staff = Personale

## La barra in basso

bar-language = Lingua
bar-appearance = Aspetto e voce
bar-read = Leggi a voce alta
bar-read-stop = Non leggere più
bar-help = Chiama aiuto
bar-help-sent = Aiuto chiamato
bar-end = Finisci
bar-hide = Copri lo schermo
bar-more = Altro
time-left-minutes = { $minutes ->
    [one] Hai ancora { $minutes } minuto
   *[other] Hai ancora { $minutes } minuti
}
time-left-seconds = { $seconds ->
    [one] Hai ancora { $seconds } secondo
   *[other] Hai ancora { $seconds } secondi
}
time-left-paused = Il tempo è fermo
time-grace = { $minutes ->
    [one] Ultimo minuto per salvare
   *[other] { $minutes } minuti per salvare
}

## Avvisi sul tempo

warning-minutes = { $minutes ->
    [one] Hai ancora un minuto.
   *[other] Hai ancora { $minutes } minuti.
}
warning-save = Vuoi tenere qualcosa? Salva o stampa adesso.
warning-hop = Ora il tempo è fermo. Entra con il tuo nome o paga con calma.
grace-title = Il tempo è finito
grace-text = { $minutes ->
    [one] Hai ancora un minuto. Salva o stampa quello che ti serve.
   *[other] Hai ancora { $minutes } minuti. Salva o stampa quello che ti serve.
}
extend = Chiedi altri { $minutes } minuti
grace-take = Dammi { $minutes } minuti per salvare
phone = Sono al telefono
extended = Hai { $minutes } minuti in più.
extend-refused-waiting = Un'altra persona aspetta. Non c'è altro tempo.
extend-refused-closing = Tra poco chiudiamo. Non c'è altro tempo.
extend-refused-used = Hai già usato tutto il tempo. Ti serve altro tempo? Chiedi al personale.
understood = Ho capito

## Benvenuto

welcome-start = Inizia
welcome-free = È gratis.
welcome-documents = Non servono documenti.
welcome-erased = Alla fine cancelliamo tutto.
welcome-appearance = Aspetto
welcome-voice-on = Accendi la voce
welcome-voice-off = Spegni la voce
welcome-closing = Oggi puoi stare qui fino alle { $time }.

## Lingua

language-title = Lingua
language-text = Puoi cambiare lingua quando vuoi. La pagina resta questa.

## Aspetto e voce

appearance-title = Aspetto e voce
appearance-colours = Colori
appearance-light = Chiari
appearance-dark = Scuri
appearance-contrast = Molto forti
appearance-text = Lettere
appearance-text-normal = Normali
appearance-text-large = Grandi
appearance-text-largest = Molto grandi
appearance-motion = Movimento
appearance-motion-some = Poco
appearance-motion-none = Niente
appearance-voice = Voce che legge
appearance-voice-on = Accesa
appearance-voice-off = Spenta

hands-title = Tasti e puntatore
hands-slow = Il tasto vale solo se lo tieni premuto
hands-bounce = Due colpi vicini valgono uno
hands-sticky = Lettera grande: prima il tasto, poi la lettera
hands-repeat = Se tieni il tasto, la lettera si ripete
hands-dwell = Il puntatore fermo preme da solo
hands-single = Un tasto solo: il riquadro si muove da solo
hands-no = No
hands-yes = Sì
hands-short = Breve
hands-medium = Medio
hands-long = Lungo
hands-capital = La prossima lettera è grande
hands-third = Il prossimo tasto vale con AltGr

## Prima di iniziare

notice-title = Prima di iniziare
notice-time = Il tuo tempo
notice-time-text = { $minutes ->
    [one] Hai { $minutes } minuto. Prima della fine ti avvisiamo.
   *[other] Hai { $minutes } minuti. Prima della fine ti avvisiamo.
}
notice-erased = Che cosa cancelliamo
notice-erased-text = Tutto: le pagine, le parole che scrivi, i file. Cancelliamo quando finisci.
notice-counted = Che cosa contiamo
notice-counted-text = Contiamo solo questo: una persona ha usato il computer, per quanto tempo, per quale servizio. Non sappiamo chi sei.
notice-who = Chi c'è davanti allo schermo?
notice-alone = Ci sono solo io
notice-helped = Una persona mi aiuta
notice-optional = Se non vuoi, non rispondere.

## Che cosa devi fare

home-title = Che cosa vuoi fare?
home-search = Cerca
home-search-hint = Scrivi che cosa ti serve
home-choose = Non so da dove iniziare
home-practise = Fai una prova
home-return = Torna a: { $task }
need-identity = Identità digitale
need-identity-text = Entri nei siti con il tuo nome
need-health = Salute
need-health-text = Medico, visite, esami
need-money = Soldi e bonus
need-money-text = Sconti, pensione, aiuti
need-school = Scuola
need-school-text = Iscrizione, mensa, voti
need-work = Lavoro
need-work-text = Cercare lavoro, CV
need-payments = Pagamenti
need-payments-text = Avvisi, multe, tasse
need-messages = Posta e messaggi
need-messages-text = Leggere e scrivere
need-learn = Imparare
need-learn-text = Corsi, libri, lingue
need-commune = Il mio Comune
need-commune-text = I servizi di questo posto
need-browse = Internet libero
need-browse-text = Apri i siti che vuoi

## Ricerca ed elenchi

results-title = Per «{ $words }» c'è questo
results-none = Per «{ $words }» non c'è niente.
results-none-help = Scrivi una parola sola. Per esempio «medico». Oppure chiedi al personale.
results-again = Cerca ancora
list-empty = Qui non c'è ancora niente. Chiedi al personale.
task-unchecked-short = Non controllato
task-practice = Prova senza rischi
task-italian-short = In italiano

## Aiutami a scegliere

choose-title = Ti aiutiamo a scegliere
choose-question = Perché sei qui?
choose-letter = Ho una lettera o un avviso
choose-doctor = Mi serve un medico o un esame
choose-money = Mi serve aiuto con i soldi
choose-work = Cerco lavoro
choose-child = È per mio figlio o mia figlia
choose-enter = Un sito vuole il mio nome per entrare
choose-nothing = Nessuna di queste cose
choose-found = Forse ti serve questo
choose-nothing-text = Va bene. Parla con il personale: ti aiuta a scegliere.

## La scheda di un servizio

card-needs = Prima di iniziare ti serve
card-needs-none = Non ti serve niente.
card-print = Stampa la lista
card-steps = { $count ->
    [one] { $count } passo
   *[other] { $count } passi
}
card-start = Inizia
card-too-long = Servono circa { $needed } minuti. Tu hai { $left } minuti. Forse è meglio un altro giorno. Oppure chiedi al personale.
card-long = Servono circa { $needed } minuti. Tu hai { $left } minuti. Puoi iniziare. Prima della fine chiedi altro tempo.
card-unchecked = Non abbiamo ancora provato questa guida sul sito vero. I pulsanti possono essere diversi.
card-practice = È una prova. Niente è vero. Non puoi sbagliare.
card-who = Chi può
card-cost = Quanto costa
card-for-whom = Per te o per un altro
card-stop = Quando fermarti e chiedere aiuto
card-dangers = Attenzione
card-italian = Questa guida non è ancora in italiano facile. La leggi in italiano.
card-unreviewed = Nessuno ha ancora controllato questa guida. Hai un dubbio? Chiedi al personale.
danger-money = Qui paghi davvero
danger-password = Parole e codici segreti
danger-scam = Può essere una truffa
danger-data = Dati delicati
danger-careful = Dopo non puoi cambiare
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
guide-lost-title = Non sappiamo dove sei
guide-lost-text = Forse hai aperto un'altra pagina. Non è grave.
guide-lost-restart = Rifai il passo
guide-lost-stay = Resto qui
guide-troubles = Che cosa non va?
trouble-page = La pagina è bianca o ferma
trouble-page-do = Apri di nuovo
trouble-button = Non trovo il pulsante
trouble-button-do = Fammi vedere
trouble-elsewhere = Sono in un'altra pagina
trouble-elsewhere-do = Rifai il passo
trouble-other = È un'altra cosa
guide-restart-site = Torna all'inizio del sito
guide-page-back = Pagina prima
guide-print = Stampa la pagina
guide-blocked = Questo sito non è del servizio. Per questo non si apre. Torna alla pagina prima.
guide-blocked-staff = Ti serve davvero? Il personale può aprire il sito.
guide-restarted = Il programma dei siti si è chiuso. Ora è di nuovo aperto. Sei allo stesso passo.
guide-unreachable = Il sito non risponde. Aspetta un po' e prova ancora. Oppure torna un altro giorno.
guide-no-network = Non c'è internet. Non è colpa tua. Chiama il personale.
guide-full = Non c'è più posto per i file. Cancella un file o chiama il personale.
guide-tabs = Ci sono troppe pagine aperte. Abbiamo chiuso l'ultima.
guide-no-voice = Qui non c'è la voce per questa lingua.
guide-no-printer = Ora non puoi stampare. Chiama il personale.
guide-print-ask = Pagine da stampare: { $pages }.
guide-print-price = Costa { $amount }. Paghi al personale.
guide-no-paper = Non c'è carta nella stampante. Chiama il personale.
guide-printer-off = La stampante non funziona. Chiama il personale.
guide-too-many-pages = Le pagine sono troppe. Chiama il personale.
guide-stick-ready = La chiavetta USB è pronta.
guide-stick-save = Salva sulla chiavetta
guide-stick-saved = File salvati: { $files }. Ora puoi togliere la chiavetta.
guide-stick-unusable = Questa chiavetta non va bene. Prova un'altra chiavetta.
guide-stick-full = La chiavetta è piena. Prova un'altra chiavetta.
guide-stick-pulled = Hai tolto la chiavetta troppo presto. Mettila di nuovo e salva.
guide-code = Porta sul telefono
guide-no-code = Il testo è troppo lungo. Scegli un pezzo più corto.
guide-printed = { $pages ->
    [one] Stampa: { $pages } pagina.
   *[other] Stampa: { $pages } pagine.
}
guide-saved = Il file resta qui fino alla fine. Poi lo cancelliamo.
guide-browse-title = Apri i siti che vuoi
guide-browse-text = Quando finisci, cancelliamo tutto.
guide-retry = Riprova
guide-opening = Apriamo il sito. Aspetta un momento.
guide-done-title = Bravo, hai finito
guide-done-text = Hai fatto tutti i passi.
guide-did = Che cosa hai fatto
guide-next = Che cosa succede ora

## Aiuto

help-title = Aiuto
help-call = Chiama il personale
help-sent = Chiamata fatta
help-sent-text = Il personale lo sa. Resta qui.
help-seen = Chiamata vista
help-seen-text = Il personale ha visto la tua chiamata.
help-coming = Il personale arriva
help-coming-text = Una persona viene da te.
help-nobody = Ora non può venire nessuno
help-nobody-text = Puoi telefonare. Puoi anche andare avanti.
help-phone = Telefono: { $phone }
help-area = Di' al personale che cosa fai: { $area }
help-area-yes = sì
help-area-no = no
help-cancel = Non serve più

## Che cosa dice il personale

message-title = Il personale ti dice
message-closing-soon = Tra poco chiudiamo. Salva o stampa quello che ti serve.
message-someone-waits = Un'altra persona aspetta. Finisci appena puoi.
message-come-to-the-desk = Vieni al banco, per favore.
message-wait-a-moment = Aspetta un momento. Arriviamo.
message-quiet-please = Parla piano, per favore.
message-short-stop = Tra poco fermiamo questo computer per un momento. Salva quello che ti serve.
staff-end-notice = { $seconds ->
    [one] Tra un secondo il personale chiude il computer.
   *[other] Tra { $seconds } secondi il personale chiude il computer.
}
staff-end-notice-text = Vuoi tenere qualcosa? Salva o stampa adesso. Poi cancelliamo tutto.

## Nascondi lo schermo

hide-title = Copri lo schermo
hide-text = Scegli un codice di quattro numeri. Ti serve per tornare qui.
hide-code = Il tuo codice
hide-code-again = Lo stesso codice
hide-repeat = Scrivi ancora lo stesso codice
hide-differs = I due codici sono diversi. Scegli ancora.
hide-limit = { $minutes ->
    [one] Hai { $minutes } minuto per tornare. Dopo cancelliamo tutto.
   *[other] Hai { $minutes } minuti per tornare. Dopo cancelliamo tutto.
}
locked-title = Lo schermo è coperto
locked-text = Scrivi il tuo codice per andare avanti.
locked-wrong = Il codice non è giusto. Prova ancora.
locked-forgotten = Non ricordi il codice? Il personale può solo finire e cancellare tutto.
locked-until = { $minutes ->
    [one] Ancora { $minutes } minuto. Poi cancelliamo tutto.
   *[other] Ancora { $minutes } minuti. Poi cancelliamo tutto.
}
digits-entered = { $count ->
    [one] { $count } numero scritto
   *[other] { $count } numeri scritti
}
digit-erase = Cancella

staff-locked-title = Il computer è bloccato
staff-locked-text = Il personale torna tra poco. Le tue pagine sono ancora qui.
locked-wait = { $seconds ->
    [one] Aspetta { $seconds } secondo. Poi riprova.
   *[other] Aspetta { $seconds } secondi. Poi riprova.
}

## Ci sei ancora?

idle-title = Sei ancora qui?
idle-text = Abbiamo coperto la pagina. Così nessuno la vede.
idle-still = Sono ancora io
idle-new = Sono appena arrivato
idle-new-text = Sei appena arrivato? Cancelliamo tutto e inizi tu.
idle-seconds = { $seconds ->
    [one] { $seconds } secondo
   *[other] { $seconds } secondi
}

## Termina

end-title = Hai salvato quello che ti serve?
end-text = Se finisci, cancelliamo tutto. Poi non torna più niente.
end-files = Non hai ancora salvato questi file:
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
end-now = Finisci e cancella
end-stay = Resto ancora

## Cancellazione

ending-title = Cancelliamo tutto
ending-done = Abbiamo cancellato tutto
ending-failed = Una cosa non si è cancellata bene
ending-failed-text = Il computer si ferma e riparte da solo. Prima nessuno lo può usare.
erased-pages = Pagine aperte
erased-pages-done = cancellate
erased-files = File
erased-files-done = cancellati
erased-memory = Memoria
erased-memory-done = pulita
erased-print = Stampe che aspettano
erased-print-done = cancellate
erased-clipboard = Testi copiati
erased-clipboard-done = cancellati
erased-secrets = Chiavi e codici
erased-secrets-done = cancellati
erased-waiting = un momento
erased-failed = non riuscito
erased-not-proven = qui non abbiamo la prova

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
thanks-take = Prendi le tue cose.
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
assess-intro = Leggi tredici frasi. Per ogni frase scegli una risposta. Non ci sono risposte sbagliate.
assess-private = Non teniamo le tue risposte. Contiamo solo il risultato. Non sappiamo chi sei.
assess-start = Inizia
assess-number = Frase { $number } di { $count }
assess-never = Non ancora
assess-helped = Con aiuto
assess-alone = Da solo
assess-teach = Lo spiego ad altri
assess-result = Ecco che cosa sai fare
assess-try = Prova questo:
area-1 = Cercare e tenere informazioni
area-2 = Parlare con gli altri e usare i servizi
area-3 = Scrivere e creare
area-4 = Proteggere te e i tuoi dati
area-5 = Risolvere i problemi
level-1 = Puoi iniziare da qui. Il personale ti aiuta.
level-2 = Fai un po' di prove. Poi fai da solo.
level-3 = Fai bene da solo.
level-4 = Sei bravo. Puoi aiutare gli altri.

## Chiuso, manutenzione, fuori servizio

closed-title = Ora è chiuso
closed-opens = Apriamo { $when }
closed-hours = Orari
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
maintenance-text = Il personale lavora su questo computer. Usa un altro computer.
out-title = Questo computer è fermo
out-text = Usa un altro computer o chiama il personale.
out-reason-wipe = Prima di te c'era un'altra persona. Forse non abbiamo cancellato tutto. Per questo ci fermiamo.
out-reason-staff = Il personale non lo fa usare.
out-reason-fault = Qui una cosa non funziona. Non è colpa tua.
nothing-title = Oggi qui non puoi aprire i siti
nothing-reason-browser = Manca il programma per i siti.
nothing-reason-shelter = Il computer non può proteggere i tuoi dati. Per questo non si apre.
nothing-reason-screen = Lo schermo non si può dividere bene.
nothing-reason-tasks = Non possiamo leggere le guide.
nothing-reason-space = Nel computer non c'è più posto.
nothing-reason-book = Il computer non può scrivere il suo registro.
nothing-text = Usa un altro computer o chiama il personale. Noi proviamo ancora.
call-phone = Chiama { $phone }

## Personale

pin-title = Personale
pin-text = Scrivi il tuo codice personale.
pin-wrong = Il codice non è giusto.
pin-wait = { $seconds ->
    [one] Aspetta { $seconds } secondo. Poi riprova.
   *[other] Aspetta { $seconds } secondi. Poi riprova.
}
pin-none = Qui non c'è ancora un codice del personale. Chiedi a chi gestisce il computer.
staff-title = Menu del personale
staff-hello = Menu aperto da { $name }
staff-start = Inizia per un altro
staff-extend-by = { $minutes ->
    [one] { $minutes } minuto in più
   *[other] { $minutes } minuti in più
}
staff-end = Finisci
staff-end-sure = Finire e cancellare tutto?
staff-lock = Blocca il computer
staff-maintenance = Metti in manutenzione
staff-maintenance-end = Usa di nuovo
staff-clear = Rimetti in servizio
staff-allow-host = Apri l'ultimo sito bloccato
staff-allow-host-none = Nessun sito bloccato
staff-allowed-host = Sito aperto per questa volta
staff-waiting-on = Una persona aspetta: sì
staff-waiting-off = Una persona aspetta: no
staff-health = Stato del computer
staff-receipts = Ultime pulizie
staff-receipts-none = Ancora nessuna pulizia.
staff-leave = Esci dal menu
staff-help-coming = Arrivo io
staff-session-left = { $minutes ->
    [one] Una persona usa il computer: ancora { $minutes } minuto
   *[other] Una persona usa il computer: ancora { $minutes } minuti
}
staff-session-locked = Lo schermo è coperto. Puoi solo finire.
staff-lock-lift = Sblocca il computer
staff-state-free = Il computer è libero
staff-state-locked = Il personale ha bloccato il computer
staff-state-maintenance = Il computer è in manutenzione
staff-state-out = Il computer è fuori servizio
staff-state-closed = La sede è chiusa
staff-refused-none = Non puoi: nessuno usa il computer.
staff-refused-busy = Non puoi: una persona usa il computer.
staff-refused-service = Non puoi: il computer è fuori servizio o in manutenzione.
staff-refused-hidden = Non puoi: la persona ha coperto lo schermo. Puoi solo finire.
staff-refused-other = Ora non puoi.
staff-code = Codice per l'assistenza: { $code }
health-browser = Programma dei siti
health-network = Internet
health-printer = Stampante
health-voice = Voce
health-book = Registro
health-space = Posto libero
health-clock = Ora e data
health-tasks = Guide
health-good = va bene
health-poor = da controllare
health-bad = non funziona
health-absent = manca
receipt-pass = Tutto cancellato
receipt-partial = Cancellato. Qui non abbiamo tutte le prove
receipt-fail = Non riuscito: computer fermo

## Voce e tasto solo

voice-key = F2: voce accesa o spenta
voice-is-on = La voce è accesa. F2 la spegne. F3 ripete. F7 e F8: volume. F9 e F10: velocità. Ogni tasto la ferma.
voice-missing = Qui non c'è la voce per questa lingua.
voice-volume = Volume { $percent } su 100
voice-rate = Velocità { $rate } su 9
scan-is-on = Un tasto solo: acceso. Il riquadro si muove. È sulla cosa che vuoi? Premi Spazio. F4 cambia la velocità. Poi spegne.
scan-is-off = Un tasto solo: spento.
role-button = tasto
role-link = collegamento
role-toggle = acceso o spento
role-radio = scelta
role-field = posto per scrivere
role-secret = posto nascosto
role-heading = titolo
role-combo = lista di scelte
role-checkbox = casella
role-picture = immagine
role-foreign = pezzo di un altro sito: qui la voce non lo legge
role-chosen = scelto
role-not-chosen = non scelto
role-unavailable = ora non va
role-wrong = da correggere
role-required = da scrivere per forza
role-empty = vuoto
page-keys = Nella pagina usa le frecce su e giù. H: titoli. L: collegamenti. B: tasti. C: campi. Invio preme.
page-end = Non c'è altro.
page-silent = La pagina non risponde. Prova ancora.
page-write = Ora scrivi. Con F6 torni alla guida.
page-choose = Usa le frecce su e giù. Invio prende la scelta.
page-option = { $at } di { $of }
page-before = Indietro nella pagina
page-next = Avanti nella pagina
page-press = Premi sulla pagina
page-type = Tastiera
aloud-title = Altri possono sentire
aloud-text = La voce legge la pagina. Chi è vicino sente. Premi Invio per continuare. Oppure metti le cuffie.
aloud-yes = Leggi lo stesso
typing-space = Spazio
typing-erase = Cancella
typing-capitals = Lettere grandi
typing-signs = Numeri e segni
typing-letters = Lettere
typing-open = Tastiera
typing-close = Chiudi la tastiera

# Laptops
battery-low = La batteria è quasi vuota
battery-low-text = Salva il tuo lavoro. Chiedi al personale di attaccare la spina.
battery-end = La batteria è vuota: tra poco si chiude tutto
battery-end-text = Salva o stampa ora. Se attacchi la spina, vai avanti.
lid-closed = Il computer è chiuso: tra poco cancelliamo tutto
lid-closed-text = Aprilo per andare avanti.
out-reason-battery = La batteria è vuota. Serve la spina.
paper-title = Stampa
paper-making = Prepariamo il foglio.
paper-page-price = Una pagina costa { $amount }.
paper-free = Non paghi niente.
paper-printing = Stampiamo. Prendi il foglio dalla stampante.
paper-print = Stampa
paper-today = Stampa che cosa hai fatto

# Networks, in the staff menu
net-title = Collega il computer
net-cable-connected = Il cavo funziona
net-cable-plugged = Il cavo c'è. La rete non risponde ancora
net-online = Internet funziona
net-local = C'è una rete, ma non c'è internet
net-portal = La rete vuole un sì su una pagina
net-portal-text = La rete ha una pagina di benvenuto. Parla con chi gestisce la rete: deve far passare questo computer. Oppure scegli un'altra rete.
net-offline = Nessuna rete
net-offline-text = Metti il cavo. Oppure scegli una rete senza fili.
net-unknown = Non so ancora se internet funziona
net-no-wifi = Qui non ci sono reti senza fili. O sono spente.
net-none-found = Non trovo reti senza fili.
net-scan = Cerca di nuovo
net-line = { $name }, segnale { $strength }%
net-in-use = in uso
net-open = senza chiave
net-key = con chiave
net-unsupported = non va bene: vuole un nome personale
net-key-title = Entra nella rete { $name }
net-key-label = Chiave della rete
net-key-hint = Da 8 a 63 lettere, numeri o segni. La rete non ha chiave? Lascia vuoto.
net-key-show = Mostra la chiave
net-key-shown = si vede
net-key-hidden = non si vede
net-key-go = Entra
net-joining = Entro nella rete
net-joining-text = Aspetta: può servire un minuto.
net-why-machine = La macchina non è riuscita
net-why-machine-do = Riprova. Succede ancora? Riavvia e chiama chi gestisce i computer.
net-why-lost = Una parte del sistema non risponde
net-why-lost-do = Aspetta e riprova. Succede ancora? Riavvia.
net-why-no-network-service = La rete della macchina non risponde
net-why-no-network-service-do = Aspetta e cerca di nuovo. Succede ancora? Riavvia.
net-why-no-wifi = Non trovo la scheda senza fili
net-why-no-wifi-do = Accendila con il tasto della macchina. Oppure usa il cavo.
net-why-network-gone = La rete non c'è più
net-why-network-gone-do = Vai più vicino alla rete e cerca di nuovo.
net-why-network-unsupported = Questa rete vuole un nome personale
net-why-network-unsupported-do = Scegli una rete con una chiave per tutti.
net-why-key-shape = Una chiave ha da 8 a 63 segni
net-why-key-shape-do = Controlla la chiave e scrivi di nuovo.
net-why-key-wrong = La chiave non è giusta
net-why-key-wrong-do = Mostra la chiave. Controlla e riprova.
net-why-no-address = La rete non dà un indirizzo
net-why-no-address-do = Chiedi a chi gestisce la rete. Oppure scegli un'altra rete.
net-why-no-answer = La rete non risponde
net-why-no-answer-do = Riprova. Oppure scegli un'altra rete.
net-known = già nota
net-metered = È il telefono di qualcuno, o si paga
net-metered-on = non scarica aggiornamenti
net-metered-off = scarica aggiornamenti
net-forget = Dimentica questa rete
net-page-open = Apri la pagina della rete
net-page-title = La pagina della rete
net-page-text = Di' di sì sulla pagina qui accanto. Poi chiudi: cancelliamo tutto.
net-page-opening = La pagina si apre.
net-page-silent = La pagina non risponde. Carica di nuovo. O scegli un'altra rete.
net-page-again = Carica di nuovo
net-page-close = Chiudi e cancella
health-battery = Batteria
