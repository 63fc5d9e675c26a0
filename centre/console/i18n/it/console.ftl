# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The frame
frame-skip = Vai al contenuto
frame-menu = Menu principale
frame-account = Il tuo account
frame-logout = Esci
frame-way = Dove sei
frame-promise = Qui si contano le sessioni, mai le persone.
menu-sites = Sedi
menu-accounts = Account
menu-audit = Registro

# Lists and forms
list-pages = Pagine dell’elenco
list-total =
    { $total ->
        [one] { $total } riga
       *[other] { $total } righe
    }
list-page = pagina { $number } di { $pages }
list-previous = Pagina precedente
list-next = Pagina successiva
list-export = Scarica l’elenco:
list-filter = Filtra
list-all = Tutti
list-empty = Non c’è nulla da mostrare.
list-actions = Azioni
form-wrong = Qualcosa va corretto: guarda i campi segnati qui sotto.
form-empty = Scrivi qualcosa in questo campo.
form-number = Scrivi un numero intero da { $least } a { $most }.
form-cancel = Annulla
form-save = Salva
form-yes = sì
form-no = no

# What is not shown
refusal-back = Torna all’inizio
refusal-404 = Questa pagina non c’è
refusal-404-what = L’indirizzo non porta a nessuna pagina che tu possa vedere.
refusal-404-do = Forse è stato scritto male, o quello che cerchi è stato tolto.
refusal-403 = Non puoi farlo
refusal-403-what = Il tuo account non ha il ruolo che serve.
refusal-403-do = Se ti serve, chiedilo a chi amministra gli account.
refusal-401 = Devi entrare di nuovo
refusal-401-what = Il tuo tempo alla console è finito: non abbiamo cambiato nulla.
refusal-401-do = Torna all’inizio, entra e ripeti.
refusal-stale = Il modulo non vale più
refusal-stale-what = È passato troppo tempo, o sei entrato di nuovo nel frattempo: non abbiamo cambiato nulla.
refusal-stale-do = Torna indietro, ricarica la pagina e ripeti.
refusal-400 = Non abbiamo capito la richiesta
refusal-400-what = Quello che è arrivato non corrisponde al modulo: non abbiamo cambiato nulla.
refusal-400-do = Torna indietro, ricarica la pagina e ripeti.
refusal-413 = Il modulo è troppo lungo
refusal-413-what = Quello che hai inviato supera la misura che accettiamo: non abbiamo cambiato nulla.
refusal-413-do = Torna indietro e accorcia i testi.
refusal-429 = Aspetta un momento
refusal-429-what =
    { $minutes ->
        [one] Ci sono stati troppi tentativi sbagliati. Si può riprovare tra un minuto.
       *[other] Ci sono stati troppi tentativi sbagliati. Si può riprovare tra { $minutes } minuti.
    }
refusal-429-do = Se hai dimenticato la password, chi amministra gli account può dartene una nuova.
refusal-409 = Qualcun altro è arrivato prima
refusal-409-what = Quello che volevi cambiare è cambiato nel frattempo.
refusal-409-do = Ricarica la pagina e guarda com’è adesso.
refusal-500 = Qualcosa non va da parte nostra
refusal-500-what = La pagina non si può mostrare. Le postazioni continuano a funzionare.
refusal-500-do = Riprova tra un minuto; se succede ancora, avvisa chi gestisce il centro.

# Logging in
login-title = Entra
login-name = Nome dell’account
login-password = Password
login-enter = Entra
login-lost = Hai dimenticato la password? Chi amministra gli account può dartene una nuova.
login-wrong = Il nome o la password non sono giusti. Controlla e riprova.
login-left = Sei uscito. A presto.
login-left-all = Sei uscito da tutti i dispositivi.
second-title = Conferma che sei tu
second-digits = Codice di sei cifre
second-hint = Apri l’app sul telefono e copia le sei cifre che mostra adesso.
second-lost = Hai perso il telefono? Chi amministra gli account può togliere la conferma, così ne imposti una nuova.
second-wrong = Le cifre non sono giuste o sono già state usate. Aspetta le prossime e riprova.
set-up-title = Imposta la conferma con il telefono
set-up-must = Chi amministra entra con la password e con il telefono. Si imposta una volta sola.
set-up-may = Da adesso entrerai con la password e con il telefono.
set-up-app = Apri sul telefono un’app che genera codici (per esempio FreeOTP, Aegis o quella che usi già).
set-up-scan = Aggiungi un account e inquadra questa immagine.
set-up-picture = Codice QR con la chiave scritta qui sotto
set-up-type = Non puoi inquadrarla? Scrivi nell’app questa chiave:
set-up-digits = Le sei cifre che l’app mostra adesso
set-up-done = Conferma

# One's own account
account-title = Il tuo account
account-language = Lingua
factor-title = Conferma con il telefono
factor-is-on = attiva
factor-is-off = non attiva
factor-turn-on = Attiva la conferma
factor-take-off = Togli la conferma
factor-off-hint = Per toglierla scrivi la password. Poi dovrai entrare di nuovo.
factor-change = Cambia telefono
factor-change-hint = Per passare a un altro telefono scrivi la password. Poi entri di nuovo e lo imposti.
factor-on = La conferma con il telefono è attiva.
factor-off = La conferma con il telefono non c’è più. Entra di nuovo.
factor-again = Entra di nuovo: imposterai la conferma con l’altro telefono.
password-title = Password
password-current = Password di adesso
password-new = Password nuova
password-again = Ancora la password nuova
password-hint = Almeno 12 caratteri; va bene una frase. Non deve contenere il nome dell’account.
password-ends = Con la password nuova esci da tutti gli altri dispositivi.
password-change = Cambia la password
password-changed = La password è cambiata. Sei uscito da tutti gli altri dispositivi.
password-not-yours = La password di adesso non è giusta.
password-differs = Le due password nuove sono diverse.
password-short = La password è corta: servono almeno 12 caratteri.
password-long = La password è troppo lunga.
password-has-name = La password contiene il nome dell’account.
password-monotonous = La password ripete sempre gli stessi caratteri.
password-unhashable = La password non si può usare. Scegline un’altra.
sessions-title = Dispositivi
sessions-hint = Se hai lasciato aperta la pagina da qualche parte, puoi uscire da tutti i dispositivi insieme.
sessions-end = Esci da tutti i dispositivi

# Accounts
accounts-title = Account
accounts-new = Nuovo account
accounts-person = Nome e cognome
accounts-email = E-mail
accounts-role = Ruolo
accounts-roles = Ruoli
accounts-no-roles = Nessun ruolo: questa persona non vede nulla.
accounts-where = Dove
accounts-first-role = Primo ruolo
accounts-state = Stato
accounts-is-enabled = abilitato
accounts-is-disabled = disabilitato
accounts-name-hint = Da 3 a 64 caratteri: lettere, cifre, punto, trattino.
accounts-name-wrong = Usa da 3 a 64 lettere o cifre, anche con punto o trattino.
accounts-name-taken = Questo nome è già di un altro account.
accounts-role-wrong = Scegli un ruolo e dove vale.
accounts-password-hint = La prima password la inventiamo noi e la mostriamo una volta sola.
accounts-add = Crea l’account
accounts-give = Dai il ruolo
accounts-take = Togli
accounts-saved = I ruoli sono cambiati e valgono da subito.
accounts-last-admin = È l’ultimo account che amministra la regione: dai prima il ruolo a un altro.
accounts-access = Accesso
accounts-access-hint = Ognuna di queste azioni fa uscire la persona da tutti i dispositivi.
accounts-reset = Nuova password
accounts-factor-reset = Togli la conferma con il telefono
accounts-factor-gone = La conferma con il telefono è stata tolta.
accounts-disable = Disabilita l’account
accounts-enable = Abilita l’account
accounts-disabled = L’account è disabilitato.
accounts-enabled = L’account è abilitato.
role-viewer = Lettura
role-staff = Personale
role-admin = Amministrazione
role-viewer-long = Lettura: vede numeri e postazioni
role-staff-long = Personale: vede la sala e la guida
role-admin-long = Amministrazione: tutto
role-region = tutta la regione
role-at = { $role }: { $place }
once-title = Password da consegnare
once-hint = Questa è la password di { $name }. La mostriamo solo adesso: consegnala a voce o su carta.
once-change = Dopo il primo ingresso si cambia dalla pagina «Il tuo account».
once-noted = L’ho annotata

# Audit log
audit-title = Registro
audit-hint = Chi ha fatto che cosa in questa console, dal più recente. Il registro non si può modificare.
audit-when = Quando
audit-who = Chi
audit-what = Che cosa
audit-object = Oggetto
audit-site = Sede
audit-of-person = Solo quello che ha fatto { $who }.
audit-of-all = Mostra tutti
audit-nobody = nessuno
audit-login-done = è entrato
audit-login-left = è uscito
audit-login-refused = password sbagliata
audit-login-second-refused = codice sbagliato
audit-account-add = ha creato un account
audit-account-password = ha cambiato la propria password
audit-account-password-reset = ha dato una nuova password
audit-account-second-factor-on = ha attivato la conferma con il telefono
audit-account-second-factor-off = ha tolto la propria conferma con il telefono
audit-account-second-factor-reset = ha tolto la conferma con il telefono a un altro
audit-account-sessions-ended = è uscito da tutti i dispositivi
audit-account-role-given = ha dato un ruolo
audit-account-role-taken = ha tolto un ruolo
audit-account-disable = ha disabilitato un account
audit-account-enable = ha abilitato un account
audit-site-add = ha aggiunto una sede
audit-site-change = ha modificato una sede
audit-site-hours = ha cambiato gli orari di una sede
audit-code-make = ha creato un codice
audit-code-replace = ha creato un codice per sostituire una postazione
audit-code-withdraw = ha ritirato un codice
audit-terminal-plan = ha previsto una postazione
audit-operator-add = un operatore della riga di comando è stato ammesso
audit-operator-remove = un operatore della riga di comando è stato escluso
audit-trust-upload = ha caricato un file firmato
audit-trust-publish = ha pubblicato attività, regole o immagini
audit-rollout-begin = ha iniziato un aggiornamento
audit-rollout-advance = un aggiornamento è passato oltre
audit-rollout-finish = un aggiornamento è arrivato a tutti
audit-rollout-stop = un aggiornamento è stato fermato
audit-rollout-pause = ha messo in pausa un aggiornamento
audit-rollout-resume = ha ripreso un aggiornamento

# Sites
sites-title = Sedi
sites-new = Nuova sede
sites-edit = Modifica la sede
sites-search = Cerca per nome, codice o comune
sites-name = Nome
sites-code = Codice
sites-code-hint = Il codice che la regione dà alla sede; uno per sede.
sites-code-taken = Un’altra sede ha già questo codice.
sites-municipality = Comune
sites-district = Provincia
sites-address = Indirizzo
sites-phone = Telefono
sites-phone-hint = Lo vede il cittadino quando non c’è nessuno che possa venire.
sites-zone = Fuso orario
sites-zone-wrong = Scrivi un fuso orario come Europe/Rome.
sites-itinerant = Itinerante
sites-itinerant-long = La sede è itinerante (si sposta tra più luoghi)
sites-terminals = Postazioni
sites-added = La sede è stata aggiunta.
sites-saved = La sede è stata salvata.
site-room = Vai alla sala
site-facts = Dati della sede

# Hours
hours-title = Orari e durata
hours-who = Chi decide gli orari
hours-by-policy = Valgono gli orari stabiliti dalla regione.
hours-own = Valgono gli orari scritti qui sotto.
hours-not-chosen = Hai scritto degli orari: scegli anche «Valgono gli orari scritti qui sotto».
hours-week = Settimana
hours-week-hint = Fino a tre intervalli al giorno. Un giorno senza orari è chiuso.
hours-closed = chiuso
hours-from = apertura { $number }
hours-to = chiusura { $number }
hours-exceptions = Giorni diversi dal solito
hours-exceptions-hint = Scrivi la data e gli orari di quel giorno. Una data senza orari è un giorno di chiusura.
hours-exception = Giorno diverso { $number }
hours-date = data
hours-date-missing = Manca la data.
hours-date-wrong = Questa data non esiste.
hours-date-twice = Questa data c’è già.
hours-date-many = Le date sono troppe: togli quelle passate.
hours-differ =
    { $count ->
        [one] E { $count } giorno diverso dal solito.
       *[other] E { $count } giorni diversi dal solito.
    }
hours-span-wrong = Ogni intervallo ha un’apertura e, più tardi, una chiusura.
hours-span-overlap = Due intervalli si sovrappongono.
hours-sessions = Sessioni
hours-session = Durata di una sessione, minuti
hours-session-hint = Da 10 a 240. Vuoto: come stabilito dalla regione.
hours-session-is = Una sessione dura { $minutes } minuti.
hours-session-policy = Una sessione dura quanto stabilito dalla regione.
hours-closing = Fine delle sessioni prima della chiusura, minuti
hours-closing-hint = Da 0 a 60. Vuoto: come stabilito dalla regione.
hours-saved = Orari e durata sono salvati. Le postazioni li ricevono appena sono in rete.
day-monday = lunedì
day-tuesday = martedì
day-wednesday = mercoledì
day-thursday = giovedì
day-friday = venerdì
day-saturday = sabato
day-sunday = domenica

# Enrolment codes
codes-title = Codici per le postazioni
codes-hint = Con un codice una postazione nuova entra a far parte di questa sede. Vale una volta sola.
codes-label = Etichetta della postazione
codes-label-hint = Quello che c’è scritto sopra: 1, 2, Ingresso.
codes-replaces = Postazione
codes-replaces-hint = Scegline una esistente se il PC è stato sostituito o reinstallato: la storia continua.
codes-new-terminal = una postazione nuova
codes-for = Per
codes-for-old = una postazione che c’è già
codes-life = Vale per
codes-hours =
    { $hours ->
        [one] { $hours } ora
       *[other] { $hours } ore
    }
codes-make = Crea il codice
codes-open = Codici non ancora usati
codes-none = Nessuno.
codes-expires = Scade
codes-withdraw = Ritira
codes-withdrawn = Il codice è stato ritirato: non si può più usare.
code-title = Codice per una postazione
code-once = Il codice si vede solo adesso. Stampalo o copialo prima di lasciare la pagina.
code-centre = Centro
code-picture = Codice QR con il centro e il codice scritto qui sopra
code-how = Sulla postazione, alla prima accensione, scrivi il codice o inquadra l’immagine. Maiuscole, spazi e trattini non contano.
code-print = Stampa
code-noted = L’ho stampato o copiato
