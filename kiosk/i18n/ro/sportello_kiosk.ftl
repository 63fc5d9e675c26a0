# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the terminal in Romanian. Rules: polite plural ("apăsați") without the pronoun,
# buttons in the short imperative ("Închide"), short sentences, Italian names stay Italian.

## The language

language-name = Română
direction = ltr
greeting = Bine ați venit

## Words used everywhere

go-on = Continuă
go-back = Înapoi
close = Închide
cancel = Anulează
confirm = Confirmă
next-page = Pagina următoare
previous-page = Pagina anterioară
page-of = Pagina { $page } din { $pages }
minutes-about = { $minutes ->
    [one] aproximativ { $minutes } minut
    [few] aproximativ { $minutes } minute
   *[other] aproximativ { $minutes } de minute
}
staff = Personal

## The bar at the bottom

bar-language = Limba
bar-appearance = Aspect și voce
bar-read = Citește cu voce tare
bar-read-stop = Oprește cititul
bar-help = Cere ajutor
bar-help-sent = Ajutor cerut
bar-end = Încheie
bar-hide = Ascunde ecranul
bar-more = Altele
time-left-minutes = { $minutes ->
    [one] A rămas { $minutes } minut
    [few] Au rămas { $minutes } minute
   *[other] Au rămas { $minutes } de minute
}
time-left-seconds = { $seconds ->
    [one] A rămas { $seconds } secundă
    [few] Au rămas { $seconds } secunde
   *[other] Au rămas { $seconds } de secunde
}
time-left-paused = Timpul este oprit
time-grace = { $minutes ->
    [one] Ultimul minut pentru salvare
    [few] { $minutes } minute pentru salvare
   *[other] { $minutes } de minute pentru salvare
}

## Notices about time

warning-minutes = { $minutes ->
    [one] A mai rămas un minut.
    [few] Au mai rămas { $minutes } minute.
   *[other] Au mai rămas { $minutes } de minute.
}
warning-save = Dacă vreți să păstrați ceva, salvați sau tipăriți acum.
warning-hop = Timpul este oprit cât vă folosiți identitatea sau plătiți. Nu vă grăbiți.
grace-title = Timpul s-a terminat
grace-text = { $minutes ->
    [one] Mai aveți un minut să salvați sau să tipăriți ce vă trebuie.
    [few] Mai aveți { $minutes } minute să salvați sau să tipăriți ce vă trebuie.
   *[other] Mai aveți { $minutes } de minute să salvați sau să tipăriți ce vă trebuie.
}
extend = Cere încă { $minutes } min
grace-take = Dați-mi { $minutes } min să salvez
phone = Vorbesc la telefon
extended = Mai aveți { $minutes } min în plus.
extend-refused-waiting = Altcineva își așteaptă rândul. Nu vă putem da mai mult timp.
extend-refused-closing = Închidem în curând. Nu vă putem da mai mult timp.
extend-refused-used = Ați folosit tot timpul în plus. Dacă mai aveți nevoie, întrebați personalul.
understood = Am înțeles

## Welcome

welcome-start = Începe
welcome-free = Este gratuit.
welcome-documents = Nu aveți nevoie de niciun act.
welcome-erased = La sfârșit ștergem tot.
welcome-appearance = Aspect
welcome-voice-on = Pornește vocea
welcome-voice-off = Oprește vocea
welcome-closing = Astăzi puteți folosi calculatorul până la ora { $time }.

## Language

language-title = Limba
language-text = Puteți schimba limba oricând. Rămâneți în același loc.

## Look and voice

appearance-title = Aspect și voce
appearance-colours = Culori
appearance-light = Deschise
appearance-dark = Închise
appearance-contrast = Contrast mare
appearance-text = Mărimea literelor
appearance-text-normal = Normală
appearance-text-large = Mare
appearance-text-largest = Foarte mare
appearance-motion = Mișcare
appearance-motion-some = Puțină
appearance-motion-none = Deloc
appearance-voice = Vocea care citește
appearance-voice-on = Pornită
appearance-voice-off = Oprită

hands-title = Taste și cursor
hands-slow = O tastă contează doar dacă o țineți apăsată
hands-bounce = Două apăsări apropiate contează ca una
hands-sticky = Majuscule: întâi Shift, apoi litera
hands-repeat = O tastă ținută apăsată se repetă
hands-dwell = Cursorul apasă acolo unde stă
hands-single = O singură tastă: chenarul se mută singur
hands-no = Nu
hands-yes = Da
hands-short = Scurt
hands-medium = Mediu
hands-long = Lung
hands-capital = Litera următoare este majusculă
hands-third = Tasta următoare contează cu AltGr

## Before you start

notice-title = Înainte de a începe
notice-time = Cât timp aveți
notice-time-text = { $minutes ->
    [one] Aveți { $minutes } minut. Vă anunțăm înainte să se termine.
    [few] Aveți { $minutes } minute. Vă anunțăm înainte să se termine.
   *[other] Aveți { $minutes } de minute. Vă anunțăm înainte să se termine.
}
notice-erased = Ce ștergem
notice-erased-text = Tot: paginile pe care le vizitați, ce scrieți, fișierele. Le ștergem când terminați.
notice-counted = Ce numărăm
notice-counted-text = Numărăm doar că cineva a folosit calculatorul, cât timp și pentru ce serviciu. Nu știm cine sunteți.
notice-who = Cine stă în fața ecranului?
notice-alone = Sunt doar eu
notice-helped = Cineva mă ajută
notice-optional = Puteți să nu răspundeți.

## What do you need to do

home-title = Ce aveți de făcut?
home-search = Caută
home-search-hint = Scrieți ce vă trebuie
home-choose = Nu știu de unde să încep
home-practise = Exersează
home-return = Înapoi la: { $task }
need-identity = Identitate digitală
need-identity-text = Intrați pe site-uri cu numele propriu
need-health = Sănătate
need-health-text = Medic, vizite, analize
need-money = Bani și ajutoare
need-money-text = Reduceri, pensie, ajutoare
need-school = Școală
need-school-text = Înscrieri, masă, catalog
need-work = Muncă
need-work-text = Oferte, CV
need-payments = Plăți
need-payments-text = Avize, amenzi, taxe
need-messages = E-mail și mesaje
need-messages-text = Citiți și scrieți
need-learn = Învățare
need-learn-text = Cursuri, cărți, limbi
need-commune = Primăria mea
need-commune-text = Serviciile acestui loc
need-browse = Navigare liberă
need-browse-text = Deschideți ce site vreți

## Search and lists

results-title = Rezultate pentru „{ $words }”
results-none = Nu am găsit nimic pentru „{ $words }”.
results-none-help = Încercați un singur cuvânt, de exemplu „medic”. Sau întrebați personalul.
results-again = Caută din nou
list-empty = Aici nu este încă nimic. Întrebați personalul.
task-unchecked-short = De verificat
task-practice = Exercițiu fără risc
task-italian-short = În italiană

## Help me choose

choose-title = Vă ajutăm să alegeți
choose-question = Ce vă aduce aici?
choose-letter = Am primit o scrisoare sau un aviz
choose-doctor = Am nevoie de un medic sau de analize
choose-money = Am nevoie de ajutor cu banii
choose-work = Caut de lucru
choose-child = Este pentru un fiu sau o fiică
choose-enter = Un site îmi cere să intru cu numele meu
choose-nothing = Nimic din acestea
choose-found = Poate aveți nevoie de asta
choose-nothing-text = Nicio problemă. Personalul vă ascultă și vă ajută să alegeți.

## A service's card

card-needs = Înainte de a începe aveți nevoie de
card-needs-none = Nu aveți nevoie de nimic.
card-print = Tipărește lista
card-steps = { $count ->
    [one] { $count } pas
    [few] { $count } pași
   *[other] { $count } de pași
}
card-start = Începe
card-too-long = Durează circa { $needed } min și v-au rămas { $left } min. Poate e mai bine în altă zi, sau întrebați personalul.
card-long = Durează circa { $needed } min și v-au rămas { $left } min. Puteți începe: cereți mai mult timp înainte de sfârșit.
card-unchecked = Nimeni nu a verificat încă acest ghid pe site-ul adevărat. Butoanele pot fi altele.
card-practice = Este un exercițiu: nimic nu este adevărat și nu puteți greși.
card-who = Cine poate
card-cost = Cât costă
card-for-whom = Pentru mine sau pentru altcineva
card-stop = Când să vă opriți și să cereți ajutor
card-dangers = Atenție la
card-italian = Acest ghid nu există încă în limba aleasă. Îl citiți în italiană.
card-unreviewed = Nimeni care vorbește această limbă nu a recitit încă acest ghid. Dacă aveți îndoieli, întrebați personalul.
danger-money = Aici plătiți cu adevărat
danger-password = Parole și coduri secrete
danger-scam = Poate fi o înșelătorie
danger-data = Date personale
danger-careful = Nu se mai poate reveni
fact-ask = (întrebați personalul)

## The guide

guide-step = Pasul { $step } din { $steps }
guide-show = Arată-mi
guide-show-stop = Scoate semnul
guide-read = Citește
guide-stuck = Nu merge…
guide-further = Arată restul
guide-beginning = Arată începutul
guide-back = Înapoi
guide-done = Gata
guide-finish = Am terminat
guide-other = Fă altceva
guide-lost-title = Nu știm la ce pas sunteți
guide-lost-text = Poate ați deschis altă pagină. Nu s-a întâmplat nimic grav.
guide-lost-restart = Reia pasul
guide-lost-stay = Rămân aici
guide-troubles = Ce nu merge?
trouble-page = Pagina este albă sau blocată
trouble-page-do = Încarcă din nou
trouble-button = Nu găsesc butonul
trouble-button-do = Arată-mi
trouble-elsewhere = Sunt pe altă pagină
trouble-elsewhere-do = Reia pasul
trouble-other = Este altceva
guide-restart-site = Înapoi la începutul site-ului
guide-page-back = Pagina dinainte
guide-print = Tipărește pagina
guide-blocked = Acest site nu face parte din serviciu și nu se deschide. Reveniți la pagina dinainte.
guide-blocked-staff = Dacă aveți nevoie, personalul îl poate deschide.
guide-restarted = Programul pentru site-uri s-a închis și l-am deschis din nou. Sunteți la același pas.
guide-unreachable = Site-ul nu răspunde. Așteptați puțin și încercați din nou, sau reveniți în altă zi.
guide-no-network = Nu există legătură la internet. Nu este vina dumneavoastră: chemați personalul.
guide-full = Spațiul pentru fișiere este plin. Ștergeți un fișier sau chemați personalul.
guide-tabs = Sunt prea multe pagini deschise. Am închis-o pe ultima.
guide-no-voice = Aici lipsește vocea pentru această limbă.
guide-no-printer = Acum nu se poate tipări. Chemați personalul.
guide-print-ask = Pagini de tipărit: { $pages }.
guide-print-price = Costă { $amount }. Plătiți personalului.
guide-no-paper = Imprimanta nu mai are hârtie. Chemați personalul: apoi paginile ies singure.
guide-printer-off = Imprimanta nu răspunde sau s-a oprit. Chemați personalul.
guide-too-many-pages = Sunt prea multe pagini de tipărit. Chemați personalul.
guide-stick-ready = Stickul USB este gata.
guide-stick-save = Salvează pe stick
guide-stick-saved = Fișiere salvate: { $files }. Acum puteți scoate stickul.
guide-stick-unusable = Acest stick nu poate fi folosit. Încercați cu altul.
guide-stick-full = Stickul este plin. Încercați cu altul.
guide-stick-pulled = Stickul a fost scos prea devreme. Introduceți-l din nou și salvați.
guide-code = Ia pe telefon
guide-no-code = Textul este prea lung pentru cod. Alegeți o bucată mai scurtă.
guide-printed = { $pages ->
    [one] Se tipărește: { $pages } pagină.
    [few] Se tipărește: { $pages } pagini.
   *[other] Se tipărește: { $pages } de pagini.
}
guide-saved = Fișierul rămâne aici până la sfârșit. Apoi îl ștergem.
guide-browse-title = Navigați liber
guide-browse-text = Când terminați, ștergem tot.
guide-retry = Reîncearcă
guide-opening = Deschidem site-ul. Durează puțin.
guide-done-title = Ați reușit
guide-done-text = Ați terminat toți pașii.
guide-did = Ce ați făcut
guide-next = Ce urmează

## Help

help-title = Ajutor
help-call = Cheamă personalul
help-sent = Chemare trimisă
help-sent-text = Am anunțat personalul. Rămâneți aici.
help-seen = Chemare văzută
help-seen-text = Personalul a văzut chemarea.
help-coming = Vine personalul
help-coming-text = Cineva vine la dumneavoastră.
help-nobody = Acum nu poate veni nimeni
help-nobody-text = Puteți telefona. Între timp puteți continua.
help-phone = Telefon: { $phone }
help-area = Spune personalului despre ce este vorba: { $area }
help-area-yes = da
help-area-no = nu
help-cancel = Nu mai este nevoie

## What the staff say

message-title = Mesaj de la personal
message-closing-soon = Închidem în curând. Salvați sau tipăriți ce vă trebuie.
message-someone-waits = Altcineva așteaptă. Terminați ce faceți imediat ce puteți.
message-come-to-the-desk = Veniți la ghișeu, vă rugăm.
message-wait-a-moment = Așteptați puțin, venim.
message-quiet-please = Vorbiți mai încet, vă rugăm.
message-short-stop = În curând oprim puțin acest calculator. Salvați ce vă trebuie.
staff-end-notice = { $seconds ->
    [one] Peste o secundă personalul închide calculatorul.
    [few] Peste { $seconds } secunde personalul închide calculatorul.
   *[other] Peste { $seconds } de secunde personalul închide calculatorul.
}
staff-end-notice-text = Salvați sau tipăriți acum ce vreți să păstrați. Apoi ștergem tot.

## Hide the screen

hide-title = Ascunde ecranul
hide-text = Alegeți un cod de patru cifre. Vă trebuie ca să reveniți aici.
hide-code = Codul ales
hide-code-again = Același cod
hide-repeat = Scrieți din nou același cod
hide-differs = Cele două coduri sunt diferite. Alegeți din nou.
hide-limit = { $minutes ->
    [one] Dacă nu reveniți în { $minutes } minut, terminăm și ștergem tot.
    [few] Dacă nu reveniți în { $minutes } minute, terminăm și ștergem tot.
   *[other] Dacă nu reveniți în { $minutes } de minute, terminăm și ștergem tot.
}
locked-title = Ecranul este ascuns
locked-text = Scrieți codul ca să continuați.
locked-wrong = Codul nu este acesta. Încercați din nou.
locked-forgotten = Ați uitat codul? Personalul poate doar să încheie și să șteargă tot.
locked-until = { $minutes ->
    [one] Încă { $minutes } minut, apoi ștergem tot.
    [few] Încă { $minutes } minute, apoi ștergem tot.
   *[other] Încă { $minutes } de minute, apoi ștergem tot.
}
digits-entered = { $count ->
    [one] { $count } cifră scrisă
    [few] { $count } cifre scrise
   *[other] { $count } de cifre scrise
}
digit-erase = Șterge
staff-locked-title = Calculatorul este blocat
staff-locked-text = Personalul revine în curând. Paginile dumneavoastră sunt încă aici.
locked-wait = { $seconds ->
    [one] Așteptați { $seconds } secundă și încercați din nou.
    [few] Așteptați { $seconds } secunde și încercați din nou.
   *[other] Așteptați { $seconds } de secunde și încercați din nou.
}

## Are you still there?

idle-title = Mai sunteți aici?
idle-text = Am acoperit pagina, ca să nu o vadă altcineva.
idle-still = Sunt tot eu
idle-new = Abia am venit
idle-new-text = Dacă abia ați venit, ștergem tot și începeți de la capăt.
idle-seconds = { $seconds ->
    [one] { $seconds } secundă
    [few] { $seconds } secunde
   *[other] { $seconds } de secunde
}

## Finish

end-title = Ați salvat ce vă trebuie?
end-text = Când încheiați, ștergem tot. Nimeni nu mai poate recupera nimic.
end-files = Aceste fișiere nu sunt încă salvate:
files-pdf = { $count ->
    [one] { $count } document de tipărit (PDF)
    [few] { $count } documente de tipărit (PDF)
   *[other] { $count } de documente de tipărit (PDF)
}
files-image = { $count ->
    [one] { $count } imagine
    [few] { $count } imagini
   *[other] { $count } de imagini
}
files-document = { $count ->
    [one] { $count } document text
    [few] { $count } documente text
   *[other] { $count } de documente text
}
files-other = { $count ->
    [one] { $count } alt fișier
    [few] { $count } alte fișiere
   *[other] { $count } de alte fișiere
}
end-now = Încheie și șterge
end-stay = Mai rămân

## Erasing

ending-title = Ștergem tot
ending-done = Am șters tot
ending-failed = Ceva nu s-a șters bine
ending-failed-text = Calculatorul se oprește și repornește singur. Nimeni nu îl poate folosi înainte.
erased-pages = Pagini vizitate
erased-pages-done = șterse
erased-files = Fișiere
erased-files-done = șterse
erased-memory = Memorie
erased-memory-done = curățată
erased-print = Tipăriri în așteptare
erased-print-done = șterse
erased-clipboard = Texte copiate
erased-clipboard-done = șterse
erased-secrets = Chei și coduri
erased-secrets-done = șterse
erased-waiting = un moment
erased-failed = nereușit
erased-not-proven = nu se poate dovedi pe acest calculator

## Thanks

thanks-title = Mulțumim
thanks-question = Cum a fost?
rating-1 = Foarte rău
rating-2 = Rău
rating-3 = Așa și așa
rating-4 = Bine
rating-5 = Foarte bine
thanks-rated = Mulțumim pentru răspuns.
thanks-list = Ce am șters
thanks-skip = Nu răspund
thanks-take = Nu uitați să vă luați lucrurile.
thanks-today = Ce ați făcut azi
thanks-today-next = Ce urmează

## Learning

home-learn = Învață în două minute
learn-title = Învățați în două minute
learn-minutes = { $minutes ->
    [one] { $minutes } minut
    [few] { $minutes } minute
   *[other] { $minutes } de minute
}
learn-assess = Ce știu deja să fac?
learn-assess-text = Treisprezece propoziții despre sine
lesson-card = Fișa { $number } din { $count }
lesson-trial = Încercare
lesson-right = Corect.
lesson-wrong = Nu este acesta.
lesson-again = Încercați alt răspuns.
lesson-done = Ați terminat. Acum puteți face asta:
lesson-start-again = Reîncepe
lesson-leave = Alte lecții

## What can I do already

assess-title = Ce știu deja să fac?
assess-intro = Citiți treisprezece propoziții. La fiecare alegeți un răspuns: niciunul nu este greșit.
assess-private = Nu păstrăm răspunsurile. Numărăm doar rezultatul fiecărui domeniu, fără să știm cine sunteți.
assess-start = Începe
assess-number = Propoziția { $number } din { $count }
assess-never = Încă nu
assess-helped = Cu ajutor
assess-alone = Fără ajutor
assess-teach = Le explic altora
assess-result = Iată ce știți să faceți
assess-try = Încercați asta:
area-1 = Căutarea și păstrarea informațiilor
area-2 = Vorbitul cu alții și folosirea serviciilor
area-3 = Scris și creat
area-4 = Protejarea persoanei și a datelor
area-5 = Rezolvarea problemelor
level-1 = Puteți începe de aici. Personalul vă ajută.
level-2 = Cu puțin exercițiu faceți fără ajutor.
level-3 = Vă descurcați fără ajutor.
level-4 = Știți bine: îi puteți ajuta pe alții.

## Closed, maintenance, out of service

closed-title = Acum este închis
closed-opens = Redeschidem { $when }
closed-hours = Program
closed-day-closed = închis
hours-range = de la { $from } la { $to }
day-1 = luni
day-2 = marți
day-3 = miercuri
day-4 = joi
day-5 = vineri
day-6 = sâmbătă
day-7 = duminică
day-at = { $day } la ora { $time }
today-at = azi la ora { $time }
tomorrow-at = mâine la ora { $time }
maintenance-title = Lucrări în curs
maintenance-text = Personalul repară acest calculator. Folosiți alt calculator.
out-title = Acest calculator este oprit
out-text = Folosiți alt calculator sau chemați personalul.
out-reason-wipe = Nu suntem siguri că am șters tot de la persoana dinainte. De aceea ne oprim.
out-reason-staff = Personalul l-a scos din uz.
out-reason-fault = Ceva de aici nu funcționează. Nu este vina dumneavoastră.
nothing-title = Astăzi aici nu se poate naviga
nothing-reason-browser = Lipsește programul care deschide site-urile.
nothing-reason-shelter = Calculatorul nu vă poate proteja datele, de aceea nu se deschide.
nothing-reason-screen = Ecranul nu se poate împărți în siguranță.
nothing-reason-tasks = Ghidurile nu se pot citi.
nothing-reason-space = Nu mai este spațiu pe calculator.
nothing-reason-book = Calculatorul nu își poate ține registrul.
nothing-text = Folosiți alt calculator sau chemați personalul. Noi încercăm mai departe.
call-phone = Sunați la { $phone }

## Staff

pin-title = Personal
pin-text = Scrieți codul personal.
pin-wrong = Codul nu este acesta.
pin-wait = { $seconds ->
    [one] Așteptați { $seconds } secundă și încercați din nou.
    [few] Așteptați { $seconds } secunde și încercați din nou.
   *[other] Așteptați { $seconds } de secunde și încercați din nou.
}
pin-none = Acest calculator nu are încă niciun cod al personalului. Întrebați cine îl administrează.
staff-title = Meniul personalului
staff-hello = Meniu deschis de { $name }
staff-start = Pornește pentru cineva
staff-extend-by = { $minutes ->
    [one] { $minutes } minut în plus
    [few] { $minutes } minute în plus
   *[other] { $minutes } de minute în plus
}
staff-end = Încheie
staff-end-sure = Încheiați sesiunea și ștergeți tot?
staff-lock = Blochează calculatorul
staff-maintenance = Pune în întreținere
staff-maintenance-end = Repune în uz
staff-clear = Repune în funcțiune
staff-allow-host = Deschide ultimul site blocat
staff-allow-host-none = Niciun site blocat
staff-allowed-host = Site deschis pentru această sesiune
staff-waiting-on = Așteaptă cineva: da
staff-waiting-off = Așteaptă cineva: nu
staff-health = Starea calculatorului
staff-receipts = Ultimele ștergeri
staff-receipts-none = Nicio ștergere încă.
staff-leave = Ieși din meniu
staff-help-coming = Vin eu
staff-session-left = { $minutes ->
    [one] Cineva folosește calculatorul: a rămas { $minutes } minut
    [few] Cineva folosește calculatorul: au rămas { $minutes } minute
   *[other] Cineva folosește calculatorul: au rămas { $minutes } de minute
}
staff-session-locked = Ecranul este ascuns. Puteți doar să încheiați.
staff-lock-lift = Deblochează calculatorul
staff-state-free = Calculatorul este liber
staff-state-locked = Personalul a blocat calculatorul
staff-state-maintenance = Calculatorul este în întreținere
staff-state-out = Calculatorul este scos din funcțiune
staff-state-closed = Sediul este închis
staff-refused-none = Nu se poate: nimeni nu folosește calculatorul.
staff-refused-busy = Nu se poate: cineva folosește calculatorul.
staff-refused-service = Nu se poate: calculatorul este scos din funcțiune sau în întreținere.
staff-refused-hidden = Nu se poate: persoana a ascuns ecranul. Puteți doar să încheiați.
staff-refused-other = În acest moment nu se poate.
staff-code = Cod pentru asistență: { $code }
health-browser = Programul pentru site-uri
health-network = Legătura la internet
health-printer = Imprimantă
health-voice = Voce
health-book = Registru
health-space = Spațiu liber
health-clock = Ora și data
health-tasks = Ghiduri
health-good = în regulă
health-poor = de verificat
health-bad = nu funcționează
health-absent = lipsește
receipt-pass = Tot șters
receipt-partial = Șters; aici nu se poate dovedi totul
receipt-fail = Nereușit: calculator oprit

## Voice and single key

voice-key = F2: voce pornită sau oprită
voice-is-on = Vocea este pornită. F2 o oprește. F3 repetă. F7 și F8: volum. F9 și F10: viteză. Orice tastă o întrerupe.
voice-missing = Aici nu există voce pentru această limbă.
voice-volume = Volum { $percent } din 100
voice-rate = Viteză { $rate } din 9
scan-is-on = O singură tastă: pornit. Apăsați Spațiu când chenarul este pe ce doriți. F4 schimbă viteza, apoi oprește.
scan-is-off = O singură tastă: oprit.
role-button = buton
role-link = legătură
role-toggle = comutator
role-radio = opțiune
role-field = câmp de scris
role-secret = câmp ascuns
role-heading = titlu
role-combo = listă de opțiuni
role-checkbox = căsuță
role-picture = imagine
role-foreign = parte a altui site, care nu se poate citi aici
role-chosen = ales
role-not-chosen = neales
role-unavailable = indisponibil
role-wrong = de corectat
role-required = obligatoriu
role-empty = gol
page-keys = În pagină folosiți săgețile sus și jos. H: titluri. L: legături. B: butoane. C: câmpuri. Enter apasă.
page-end = Nu mai este nimic.
page-silent = Pagina nu răspunde. Încercați din nou.
page-write = Acum scrieți. Cu F6 reveniți la ghid.
page-choose = Alegeți cu săgețile sus și jos. Enter confirmă.
page-option = { $at } din { $of }
page-before = Înapoi în pagină
page-next = Înainte în pagină
page-press = Apasă în pagină
page-type = Tastatură
aloud-title = Alții pot auzi
aloud-text = Vocea citește pagina, iar cine este aproape o aude. Apăsați Enter pentru a continua sau conectați căștile.
aloud-yes = Citește totuși
typing-space = Spațiu
typing-erase = Șterge
typing-capitals = Majuscule
typing-signs = Cifre și semne
typing-letters = Litere
typing-open = Tastatură
typing-close = Închide tastatura

# Laptops
battery-low = Bateria este aproape goală
battery-low-text = Salvați-vă munca. Cereți personalului să pună calculatorul la priză.
battery-end = Bateria este goală: sesiunea se încheie imediat
battery-end-text = Salvați sau tipăriți acum ce vreți să păstrați. Dacă puneți calculatorul la priză, puteți continua.
lid-closed = Capacul este închis: sesiunea se încheie imediat
lid-closed-text = Deschideți-l ca să continuați.
out-reason-battery = Bateria este goală. Calculatorul trebuie pus la priză.
paper-title = Tipărire
paper-making = Pregătim foaia.
paper-page-price = Fiecare pagină costă { $amount }.
paper-free = Nu plătiți nimic.
paper-printing = Se tipărește. Luați foaia de la imprimantă.
paper-print = Tipărește
paper-today = Tipărește ce ați făcut

# Networks, in the staff menu
net-title = Conectați calculatorul
net-cable-connected = Cablul funcționează
net-cable-plugged = Cablul este introdus, dar rețeaua nu răspunde încă
net-online = Internetul răspunde
net-local = Există o rețea, dar internetul nu răspunde
net-portal = Rețeaua cere acceptarea unei pagini
net-portal-text = Este o rețea cu pagină de întâmpinare. Cereți administratorului rețelei să lase acest calculator să treacă, sau alegeți altă rețea.
net-offline = Nicio rețea
net-offline-text = Introduceți cablul sau alegeți o rețea fără fir.
net-unknown = Nu știu încă dacă internetul răspunde
net-no-wifi = Această mașină nu are rețele fără fir sau sunt oprite.
net-none-found = Nu găsesc aici rețele fără fir.
net-scan = Caută din nou
net-line = { $name }, semnal { $strength }%
net-in-use = în uz
net-open = fără cheie
net-key = cu cheie
net-unsupported = nepotrivită: cere un acces personal
net-key-title = Intră în rețeaua { $name }
net-key-label = Cheia rețelei
net-key-hint = De la 8 la 63 de litere, cifre sau semne. Lăsați gol dacă rețeaua nu are cheie.
net-key-show = Arată cheia
net-key-shown = se vede
net-key-hidden = nu se vede
net-key-go = Intră
net-joining = Intru în rețea
net-joining-text = Poate dura aproape un minut.
net-why-machine = Mașina nu a reușit
net-why-machine-do = Încercați din nou. Dacă se repetă, reporniți și chemați administratorul calculatoarelor.
net-why-lost = Partea care lucrează la sistem nu răspunde
net-why-lost-do = Așteptați puțin și încercați din nou. Dacă se repetă, reporniți.
net-why-no-network-service = Serviciul de rețea nu răspunde
net-why-no-network-service-do = Așteptați puțin și căutați din nou. Dacă se repetă, reporniți.
net-why-no-wifi = Nu găsesc placa fără fir
net-why-no-wifi-do = Porniți-o cu tasta mașinii sau folosiți cablul.
net-why-network-gone = Rețeaua nu se mai găsește
net-why-network-gone-do = Apropiați-vă de punctul de acces și căutați din nou.
net-why-network-unsupported = Această rețea cere un acces personal
net-why-network-unsupported-do = Alegeți o rețea cu o singură cheie pentru toți.
net-why-key-shape = O cheie are de la 8 la 63 de caractere
net-why-key-shape-do = Verificați cheia și scrieți-o din nou.
net-why-key-wrong = Cheia nu este bună
net-why-key-wrong-do = Afișați cheia, comparați-o și încercați din nou.
net-why-no-address = Rețeaua nu dă o adresă
net-why-no-address-do = Întrebați administratorul rețelei sau alegeți alta.
net-why-no-answer = Rețeaua nu răspunde
net-why-no-answer-do = Încercați din nou sau alegeți altă rețea.
net-known = deja cunoscută
net-metered = Este telefonul cuiva sau se plătește la trafic
net-metered-on = actualizările nu o folosesc
net-metered-off = actualizările o folosesc
net-forget = Uită această rețea
net-page-open = Deschide pagina rețelei
net-page-title = Pagina rețelei
net-page-text = Acceptați sau intrați în cont în pagina alăturată. Apoi închideți: ștergem tot.
net-page-opening = Pagina se deschide.
net-page-silent = Pagina nu răspunde. Încărcați-o din nou sau alegeți altă rețea.
net-page-again = Încarcă din nou
net-page-close = Închide și șterge
health-battery = Baterie
