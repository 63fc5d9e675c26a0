# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2
views-nav-start = Oggi
views-nav-room = La sala
views-nav-fleet = Postazioni
views-nav-alarms = Allarmi
views-nav-updates = Aggiornamenti
views-nav-usage = Uso
views-nav-targets = Obiettivi
views-nav-open-data = Dati aperti

## The room
views-sign-free = Libera
views-sign-notice = Legge l'avviso
views-sign-busy = In uso
views-sign-help = Chiede aiuto
views-sign-locked = Bloccata
views-sign-ending = Sta finendo
views-sign-closed = Chiusa
views-sign-out = Ferma
views-sign-maintenance = In manutenzione
views-sign-silent = Nessuna notizia
views-sign-quarantined = In quarantena
views-sign-revoked = Senza chiave
views-minutes-left = { $minutes ->
    [one] Resta 1 minuto
   *[other] Restano { $minutes } minuti
 }
views-help-sent = Chiamata non ancora vista
views-help-seen = Chiamata vista
views-help-coming = Qualcuno sta arrivando
views-help-nobody-can-come = Nessuno può venire
views-idle-question = Forse non c'è più nessuno
views-proving = Una pulizia non è riuscita: si sta verificando da sola
views-printer-down = La stampante non è pronta
views-never-heard = Non si è mai fatta sentire
views-quarantined-why = Due macchine hanno usato la stessa chiave. Se ne occupa chi amministra.
views-silent-minutes = { $count ->
    [one] Da un minuto
   *[other] Da { $count } minuti
 }
views-silent-hours = Da { $count } ore
views-silent-days = Da { $count } giorni
views-ask-seen = Vista
views-ask-coming = Arrivo
views-ask-nobody = Nessuno può venire
views-ask-extend = +10 minuti
views-ask-lock = Blocca
views-ask-unlock = Sblocca
views-ask-maintenance-on = Metti in manutenzione
views-ask-maintenance-off = Rimetti in servizio
views-ask-clear-pin = Togli l'attesa del PIN
views-pin-why = Dopo PIN sbagliati la postazione fa aspettare tutto il personale. Questo tasto toglie l'attesa.
views-message = Messaggio
views-end = Termina
views-end-why = La persona ha 60 secondi per salvare, poi la sessione finisce e tutto è cancellato.
views-end-now = Termina fra 60 secondi
views-more = Altro
views-message-closing-soon = Tra poco si chiude: salva quello che ti serve
views-message-someone-waits = Qualcuno aspetta: finisci appena puoi
views-message-come-to-the-desk = Vieni al banco, per favore
views-message-wait-a-moment = Aspetta un momento, arriviamo
views-message-quiet-please = Parla piano, per favore
views-message-short-stop = La postazione si ferma per poco: salva quello che ti serve
views-said-seen = La persona sa che la chiamata è stata vista.
views-said-coming = La persona sa che arriva qualcuno.
views-said-nobody = La persona sa che ora nessuno può venire.
views-said-extend = Dieci minuti in più: inviato.
views-said-message = Messaggio inviato: appare nella lingua di chi legge.
views-said-end = Fine chiesta: la persona ha 60 secondi per salvare.
views-said-lock = Blocco inviato.
views-said-unlock = Sblocco inviato.
views-said-maintenance-on = La postazione va in manutenzione.
views-said-maintenance-off = La postazione torna in servizio.
views-said-waiting-on = Le postazioni sanno che qualcuno aspetta.
views-said-waiting-off = Le postazioni sanno che nessuno aspetta più.
views-said-clear-pin = L'attesa per il PIN è tolta.
views-all-extend = +10 minuti a tutte
views-all-closing = Avvisa tutte: si chiude
views-waiting-no = Qualcuno aspetta: no
views-waiting-yes = Qualcuno aspetta: sì
views-room-today = Oggi: { $sessions ->
    [one] 1 sessione
   *[other] { $sessions } sessioni
 }
views-room-receipts = Ricevute di pulizia: { $clean } su { $sessions }.
views-room-not-proven = { $count ->
    [one] Per 1 la pulizia non è provata su quella macchina.
   *[other] Per { $count } la pulizia non è provata su quelle macchine.
 }
views-room-failed = { $count ->
    [one] Per 1 la pulizia è fallita.
   *[other] Per { $count } la pulizia è fallita.
 }
views-room-when = Le sessioni si contano quando la loro ora è finita.
views-room-help-title = Chiede aiuto
views-room-calls = Chiedono aiuto:
views-room-lost = Il collegamento si è interrotto: si riprova da sé.
views-room-send-failed = Non è stato inviato. Ricarica la pagina e riprova.
views-room-empty = Qui non ci sono ancora postazioni.
views-room-noscript = La pagina si ricarica da sé ogni 15 secondi.
views-reload = Ricarica

## Areas, reasons, states
views-area-identity = Identità digitale
views-area-health = Salute
views-area-money-and-benefits = Soldi e bonus
views-area-school = Scuola
views-area-work = Lavoro
views-area-payments = Pagamenti
views-area-email-and-messages = Posta e messaggi
views-area-learn = Imparare
views-area-municipality = Il mio Comune
views-area-free-browsing = Navigazione libera
views-area-unknown = Non indicato
views-reason-wipe-failed = La pulizia non è riuscita
views-reason-no-sandbox = Manca la protezione delle sessioni
views-reason-no-browser = Il browser non si apre
views-reason-no-display = Lo schermo non risponde
views-reason-no-tasks = Mancano le attività guidate
views-reason-no-ledger = Il registro non si può scrivere
views-reason-disk-full = Il disco è pieno
views-reason-staff = Fermata dal personale
views-state-active = Attiva
views-state-quarantined = In quarantena
views-state-revoked = Senza chiave
views-state-retired = Ritirata
views-state-silent = Nessuna notizia
views-state-out = Ferma
views-state-proving = Si verifica da sola
views-state-maintenance = In manutenzione
views-state-serving = In servizio
views-state-new = Mai collegata
views-alarm-disk-nearly-full = Disco quasi pieno
views-alarm-disk-worn = Disco consumato
views-alarm-memory-short = Poca memoria
views-alarm-hot = Troppo calda
views-alarm-battery-low = Batteria scarica
views-alarm-clock-wrong = Orologio sbagliato
views-alarm-printer-not-ready = Stampante non pronta
views-alarm-kiosk-not-alive = La schermata non risponde
views-alarm-compositor-not-alive = La finestra di sistema non risponde
views-alarm-wipe-failed = Pulizia non riuscita
views-alarm-portals-unreachable = Portali non raggiungibili
views-alarm-network-poor = Rete scarsa
views-alarm-ledger-damaged = Registro danneggiato
views-alarm-ledger-at-cap = Registro pieno
views-alarm-update-failed = Aggiornamento non riuscito
views-advice-disk-nearly-full = Riavvia la postazione; se torna, avvisa l'assistenza.
views-advice-disk-worn = Il disco va cambiato presto: avvisa l'assistenza.
views-advice-memory-short = Riavvia la postazione quando è libera.
views-advice-hot = Controlla che le prese d'aria siano libere e spolverate.
views-advice-battery-low = Controlla che l'alimentatore sia attaccato.
views-advice-clock-wrong = Controlla la rete; se non si corregge in un giorno, avvisa l'assistenza.
views-advice-printer-not-ready = Controlla carta, inchiostro e cavo della stampante.
views-advice-kiosk-not-alive = Si riavvia da sola; se non torna, spegni e riaccendi.
views-advice-compositor-not-alive = Spegni e riaccendi la postazione.
views-advice-wipe-failed = Non farla usare: spegni e riaccendi, poi aspetta che si verifichi.
views-advice-portals-unreachable = La linea va, i portali no: avvisa chi aspetta.
views-advice-network-poor = Controlla il cavo o avvicina la postazione al punto Wi-Fi.
views-advice-ledger-damaged = Non serve fare nulla ora; avvisa l'assistenza.
views-advice-ledger-at-cap = Collega la postazione alla rete, perché invii i suoi conti.
views-advice-update-failed = Lascia la postazione accesa stanotte; se torna, avvisa l'assistenza.

## Lists
views-export = Scarica:
views-nothing = Niente da mostrare
views-few = meno di 5
views-hidden = nascosto
views-hidden-why = I numeri da 1 a 4 non si mostrano, perché potrebbero indicare qualcuno. «Nascosto» è un numero più grande, da cui se ne ricaverebbe uno piccolo.
views-withheld = Troppe poche persone per mostrare una tabella senza indicare qualcuno.
views-show = Mostra
views-any = Tutti
views-sort = Ordina per
views-sort-site = Punto
views-sort-label = Nome
views-sort-last-seen = Ultima notizia
views-sort-enrolled = Iscrizione
views-filter-text = Cerca
views-filter-ill = Solo con allarmi
views-filter-silent = Solo senza notizie
views-in-fleet = Non ritirate
views-fleet-caption = Le postazioni
views-fleet-of-site = Solo { $site }.
views-fleet-all-sites = Mostra tutti i punti
views-alarms-of-site = Solo { $site }.
views-alarms-none = Nessun allarme. Tutto tranquillo.
views-alarms-caption = Gli allarmi aperti
views-col-terminal = Postazione
views-col-site = Punto
views-col-site-number = Numero del punto
views-col-municipality = Comune
views-col-district = Provincia
views-col-state = Stato
views-col-alarms = Allarmi
views-col-alarm = Allarme
views-col-advice = Che cosa fare
views-col-since = Da quando
views-col-last-seen = Ultima notizia
views-col-agent = Versione dell'agente
views-col-image = Versione dell'immagine
views-col-tasks = Versione delle attività
views-col-browser = Versione del browser
views-col-enrolled = Iscritta
views-col-id = Identificativo
views-col-what = Che cosa
views-col-value = Valore
views-col-when = Quando
views-col-hour = Ora
views-col-gauge = Misura
views-col-low = Minimo
views-col-mean = Media
views-col-high = Massimo
views-col-samples = Campioni
views-col-account = Chi
views-col-action = Azione
views-col-object = Su che cosa
views-col-sessions = Sessioni
views-col-opened = Aperte
views-col-finished = Finite
views-col-help = Con richiesta di aiuto
views-col-clean = Pulite
views-col-not-proven = Non provate
views-col-failed = Fallite
views-col-task = Attività
views-col-host = Indirizzo del sito
views-col-last-day = Ultimo giorno
views-col-area = Argomento
views-col-stops = Dove ci si ferma
views-col-step = Passo
views-col-reached = Arrivati
views-col-left = Fermati qui
views-col-count = Quante
views-col-percent = In percento
views-col-target = Obiettivo
views-col-source = Fonte
views-col-due = Entro
views-col-goal = Da raggiungere
views-col-figure = Dato ufficiale
views-col-figure-day = Data del dato

## Terminal
views-terminal-title = Postazione { $label }
views-facts = Dati della postazione
views-fact-threads = Processori
views-fact-memory = Memoria, MiB
views-fact-disk = Disco, GiB
views-fact-skew = Orologio avanti, secondi
views-fact-key = Impronta della chiave
views-lost-sessions = Sessioni perse
views-lost-health = Misure perse
views-lost-merged = Ore di misure riunite
views-lost-others = Altre righe perse
views-lost-damaged = Numeri danneggiati
views-commands = Comandi in attesa
views-command-valid = valido ancora { $minutes } minuti
views-command-extend = Più tempo
views-command-message = Messaggio
views-command-end = Fine della sessione
views-command-lock = Blocco
views-command-unlock = Sblocco
views-command-help-seen = Chiamata vista
views-command-help-coming = Qualcuno arriva
views-command-help-nobody = Nessuno può venire
views-command-someone-waiting = Qualcuno aspetta
views-command-maintenance = Manutenzione
views-command-clear-pin-delay = Attesa del PIN
views-command-unknown = Comando più nuovo di questo centro
views-health = Salute della macchina
views-health-none = In questo periodo non ci sono misure.
views-as-table = Come tabella
views-range-day = 24 ore
views-range-week = 7 giorni
views-range-month = 30 giorni
views-range-year = Un anno
views-gauge-sentence = In media { $mean }, da { $low } a { $high }.
views-gauge-state-free-mib = Spazio libero, MiB
views-gauge-memory-free-mib = Memoria libera, MiB
views-gauge-load-hundredths = Carico, centesimi
views-gauge-temperature-celsius = Temperatura, °C
views-gauge-uptime-minutes = Accesa da, minuti
views-gauge-network-up = Rete presente
views-gauge-printer-ready = Stampante pronta (1 sì, 0 no)
views-gauge-wipe-millis = Durata della pulizia, ms
views-gauge-cpu-percent = Processore in uso, %
views-gauge-root-free-mib = Spazio di sistema libero, MiB
views-gauge-disk-wear-percent = Disco consumato, %
views-gauge-battery-percent = Batteria, %
views-gauge-network-quality-percent = Qualità della rete, %
views-gauge-clock-ahead-seconds = Orologio avanti, secondi
views-gauge-kiosk-alive = Schermata viva
views-gauge-compositor-alive = Finestra di sistema viva
views-gauge-browser-alive = Browser vivo
views-gauge-portals-reachable-percent = Portali raggiungibili, %
views-gauge-disk-full-in-days = Disco pieno fra, giorni
views-admin = Per chi amministra
views-label = Nome sulla postazione
views-rename = Cambia nome
views-label-bad = Il nome ha da 1 a 40 caratteri.
views-terminal-renamed = Il nome è cambiato.
views-release = Togli dalla quarantena
views-release-why = Fallo solo quando sai quale macchina è quella vera e l'altra è spenta.
views-terminal-released = La postazione è fuori dalla quarantena.
views-replace = Fai un codice per dare una chiave nuova a questa postazione
views-danger = Togli la chiave o ritira
views-revoke = Togli la chiave
views-revoke-why = La postazione non parla più con il centro finché non riceve un codice nuovo. I cittadini continuano a usarla.
views-terminal-revoked = La chiave è tolta.
views-retire = Ritira la postazione
views-retire-why = Esce dall'elenco per sempre; i suoi conti restano nei totali.
views-terminal-retired = La postazione è ritirata.

## Usage
views-usage-region = Uso della regione
views-usage-site = Uso: { $site }
views-by-district = Per provincia
views-by-site = Per punto
views-period = Periodo: { $from } – { $to }
views-period-bad = Il periodo non si capisce: ecco questo mese.
views-period-this-month = Questo mese
views-period-last-month = Mese scorso
views-period-this-year = Quest'anno
views-period-last-year = Anno scorso
views-from = Dal
views-to = Al
views-headline-sessions = { $sessions ->
    [one] 1 sessione
   *[other] { $sessions } sessioni
 }; { $opened ->
    [one] 1 attività aperta
   *[other] { $opened } attività aperte
 }, { $finished ->
    [one] 1 finita
   *[other] { $finished } finite
 }.
views-receipts-sentence = { $sessions ->
    [one] 1 sessione
   *[other] { $sessions } sessioni
 }, { $clean ->
    [one] 1 pulita
   *[other] { $clean } pulite
 }.
views-compared-nothing = Nel periodo prima non c'erano sessioni.
views-compared-same = Quante nel periodo prima ({ $before }).
views-compared-more = { $percent } % in più del periodo prima ({ $before }).
views-compared-less = { $percent } % in meno del periodo prima ({ $before }).
views-lost = { $count ->
    [one] Di un’altra sessione si sono persi i conti
   *[other] Di altre { $count } sessioni si sono persi i conti
 }: registri danneggiati o pieni.
views-no-sessions = In questo periodo non ci sono sessioni.
views-no-ratings = Nessuno ha dato un voto.
views-days-sentence = Di più: { $when }, { $sessions ->
    [one] 1 sessione
   *[other] { $sessions } sessioni
 }.
views-tasks-sentence = { $opened } attività aperte; { $percent } % arrivate in fondo.
views-steps-sentence = Nell'attività «{ $task }» le persone si fermano di più al passo { $step }: { $left } su { $reached }.
views-steps-sentence-named = Nell'attività «{ $task }» le persone si fermano di più al passo { $step }: «{ $name }», { $left } su { $reached }.
views-steps-nobody = Nessun passo in cui le persone si fermano, o troppo poche per dirlo.
views-ends-sentence = Più spesso: { $what } ({ $percent } %).
views-durations-sentence = Più spesso: { $what } ({ $percent } %).
views-hours-sentence = L'ora più piena è dalle { $from } alle { $to }.
views-ratings-sentence = { $given } voti, in media { $mean } su 5.
views-sheets-sentence = Contati a parte, per { $sessions } sessioni su { $all }: non si possono unire alle attività.
views-kind-days = Le sessioni nel tempo
views-kind-tasks = Le attività
views-kind-steps = Dove ci si ferma
views-kind-receipts = Ricevute di pulizia
views-kind-ends = Come finiscono le sessioni
views-kind-ratings = Soddisfazione
views-kind-durations = Durata
views-kind-hours = Ore del giorno
views-kind-languages = Lingue
views-kind-modes = Accessibilità
views-kind-helper = Da soli o con aiuto
views-kind-col-verdict = Esito
views-kind-col-end = Motivo
views-kind-col-duration = Durata
views-kind-col-rating = Voto
views-kind-col-hour = Ora
views-kind-col-language = Lingua
views-kind-col-mode = Modo
views-kind-col-helper = Con chi
views-verdict-clean = Pulita
views-verdict-failed = Fallita
views-verdict-not-proven = Non provata su quella macchina
views-end-citizen = La persona ha finito
views-end-time-over = Il tempo è finito
views-end-idle = Non c'era più nessuno
views-end-just-arrived = È arrivata un'altra persona
views-end-locked-too-long = Bloccata troppo a lungo
views-end-staff = L'ha chiusa il personale
views-end-maintenance = Manutenzione
views-end-closing = Il punto chiudeva
views-end-capsule-failed = Il browser si è fermato
views-end-interrupted = Interrotta
views-duration-under5 = Meno di 5 minuti
views-duration-from5-to15 = Da 5 a 15 minuti
views-duration-from15-to30 = Da 15 a 30 minuti
views-duration-from30-to60 = Da 30 a 60 minuti
views-duration-from60-to90 = Da 60 a 90 minuti
views-duration-over90 = Più di 90 minuti
views-rating-1 = 1, per niente
views-rating-2 = 2, poco
views-rating-3 = 3, così così
views-rating-4 = 4, abbastanza
views-rating-5 = 5, molto
views-mode-large-text = Testo grande
views-mode-huge-text = Testo molto grande
views-mode-high-contrast = Contrasto alto
views-mode-dark-theme = Tema scuro
views-mode-reduced-motion = Meno movimento
views-mode-speech = Voce
views-mode-switch-scanning = Scansione con un pulsante
views-mode-on-screen-keyboard = Tastiera sullo schermo
views-mode-large-pointer = Puntatore grande
views-mode-keyboard-only = Solo tastiera
views-helper-with = Con qualcuno che aiuta
views-helper-alone = Da soli
views-helper-not-said = Non detto
views-kind-skills = Autovalutazione
views-skills-sentence = Quanto dicono di saper fare, area per area. Contato a parte: non si può unire alle attività.
views-skill-information = Cercare e tenere informazioni
views-skill-communication = Parlare con gli altri e usare i servizi
views-skill-content = Scrivere e creare
views-skill-safety = Proteggere sé e i propri dati
views-skill-problems = Risolvere i problemi
views-skill-level-never = Mai fatto
views-skill-level-with-help = Con aiuto
views-skill-level-alone = Da soli
views-skill-level-teaches = Lo spiegano ad altri
views-language-it = Italiano
views-language-it-facile = Italiano facile
views-language-en = Inglese
views-language-ro = Rumeno
views-language-sq = Albanese
views-language-ar = Arabo
views-language-zh-hans = Cinese
views-language-uk = Ucraino
views-language-bn = Bengalese
views-language-pa = Punjabi
views-language-ur = Urdu
views-language-es = Spagnolo
views-language-fr = Francese
views-language-de = Tedesco
views-language-sl = Sloveno
views-language-tl = Tagalog
views-language-ru = Russo
views-language-pt = Portoghese

## Targets
views-targets-why = Qui contano solo i dati ufficiali che qualcuno ha scritto. Le sessioni alle postazioni non contano mai come servizi della misura 1.7.2.
views-targets-none = Non ci sono ancora obiettivi.
views-target-reached = Raggiunto
views-target-unknown = Nessun dato ancora
views-target-open = In corso
views-target-missed = Scaduto
views-target-due = Entro: { $date }, { $days ->
    [0] è oggi
    [one] manca 1 giorno
   *[other] mancano { $days } giorni
 }.
views-target-was-due = Entro: { $date }, scaduto.
views-target-figure = { $figure } su { $goal }: { $percent } % ({ $date }).
views-target-no-figure = Da raggiungere: { $goal }.
views-target-source = Fonte: { $source }
views-target-figures = Tutti i dati scritti
views-target-new = Nuovo obiettivo
views-target-name = Che cosa si vuole raggiungere
views-target-source-field = Fonte del dato ufficiale
views-target-add = Aggiungi
views-target-bad = Servono nome, fonte, data e un numero maggiore di zero.
views-target-added = L'obiettivo è aggiunto.
views-target-remove = Togli l'obiettivo
views-target-remove-why = Si perdono anche i dati scritti.
views-target-removed = L'obiettivo è tolto.
views-figure-enter = Scrivi un dato
views-figure-bad = Servono un numero e una data.
views-figure-future = La data del dato è nel futuro.
views-figure-entered = Il dato è scritto.

## Start
views-start-title = Oggi in regione
views-start-sessions = sessioni oggi
views-start-terminals = postazioni
views-start-ill = con allarmi
views-start-silent = senza notizie
views-start-ill-list = Postazioni con allarmi
views-start-silent-list = Postazioni senza notizie
views-start-sites = I tuoi punti
views-today = Oggi
views-percent = { $percent } %

## Open data
views-open-what = Quante attività guidate sono state aperte, per punto, mese e argomento. Solo mesi finiti.
views-open-small = I numeri sotto 5 non sono nel file, e nemmeno i totali: nulla si ricava per differenza.
views-open-who = Scarica il file e pubblicalo dove la Regione pubblica i suoi dati: il centro non lo mostra a chi non amministra.
views-open-files = Dati del { $year }
views-open-catalogue = Descrizione per il catalogo (DCAT-AP_IT)

## Updates
views-hosts-title = Siti che mancano negli elenchi
views-hosts-caption = Siti rifiutati, per attività
views-hosts-why = Pagine di queste attività hanno chiesto questi siti e le postazioni li hanno rifiutati, ciascuno in almeno cinque sessioni. Chi scrive le attività decide se servono. Non aprite i siti che non conoscete.
views-hosts-none = Nessun sito rifiutato finora.
views-updates-intro = Una nuova immagine arriva prima a una postazione, poi al suo punto, poi a un decimo della regione, poi a tutte. Se le postazioni tornano indietro, si ferma da sola.
views-updates-none = Nessun aggiornamento finora.
views-updates-image = Immagine { $image }
views-updates-begun = Iniziato il
views-updates-sentence = È arrivato a: { $stage }. La usano, verificata, { $blessed } postazioni su { $terminals }.
views-updates-caption = L'immagine { $image } passo per passo
views-updates-back = Tornate all'immagine precedente
views-updates-back-why = Hanno provato la nuova immagine, non ha superato la verifica, e da sole hanno ripreso quella di prima. Funzionano.
views-col-stage = Passo
views-col-stage-reached = Raggiunto
views-col-terminals = Postazioni
views-col-blessed = La usano
views-col-under-way = In corso
views-col-rolled-back = Tornate indietro
views-col-refused = Rifiutata
views-col-silent = Senza notizie
views-col-bundle = Pacchetto
views-yes = sì
views-not-yet = non ancora
views-stage-one = una postazione
views-stage-site = il suo punto
views-stage-tenth = un decimo della regione
views-stage-all = tutte
views-rollout-running = In corso
views-rollout-paused = In pausa
views-rollout-stopped = Fermato
views-rollout-done = Concluso
views-rollout-unknown = Stato sconosciuto
views-stop-operator = Fermato da una persona
views-stop-rolled-back = Fermato da solo: le postazioni sono tornate indietro
views-stop-withdrawn = Fermato da solo: l'immagine è stata ritirata
views-stop-unknown = Fermato
views-fact-image = Immagine in uso
views-fact-wanted = Immagine richiesta
views-fact-update = Aggiornamento
views-fact-stale = Senza conferma recente della regione
views-phase-idle = niente da fare
views-phase-fetching = sta scaricando
views-phase-staged = scaricata, aspetta il momento giusto
views-phase-applied = pronta, parte alla prossima accensione
views-phase-trying = in prova
views-phase-blessed = verificata
views-phase-rolled-back = tornata indietro da
views-phase-refused = rifiutata
views-phase-unknown = stato sconosciuto
views-refusal-signature = firma non valida
views-refusal-older-version = versione più vecchia
views-refusal-mixed-metadata = parti che non vanno insieme
views-refusal-expired = scaduta
views-refusal-wrong-bytes = file diverso da quello firmato
views-refusal-too-large = troppo grande
views-refusal-not-in-repository = non pubblicata
views-refusal-withdrawn = ritirata dalla regione
views-refusal-needs-newer-image = serve un'immagine più nuova
views-refusal-bad-content = contenuto non valido
views-refusal-no-space = spazio insufficiente
views-refusal-no-slot = nessun posto libero dove scriverla
views-refusal-write-failed = scrittura non riuscita
views-refusal-failed-before = su questa postazione non ha funzionato
views-refusal-unknown = motivo sconosciuto
