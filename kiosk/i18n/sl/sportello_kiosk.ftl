# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the terminal in Slovene. Rules: polite plural ("izberite"), buttons in the short
# imperative ("Zapri"), short sentences, Italian names stay Italian.

## The language

language-name = Slovenščina
direction = ltr
greeting = Dobrodošli

## Words used everywhere

go-on = Naprej
go-back = Nazaj
close = Zapri
cancel = Prekliči
confirm = Potrdi
next-page = Naslednja stran
previous-page = Prejšnja stran
page-of = Stran { $page } od { $pages }
minutes-about = { $minutes ->
    [one] približno { $minutes } minuta
    [two] približno { $minutes } minuti
    [few] približno { $minutes } minute
   *[other] približno { $minutes } minut
}
staff = Osebje

## The bar at the bottom

bar-language = Jezik
bar-appearance = Videz in glas
bar-read = Beri na glas
bar-read-stop = Nehaj brati
bar-help = Pokliči pomoč
bar-help-sent = Pomoč poklicana
bar-end = Končaj
bar-hide = Skrij zaslon
bar-more = Več
time-left-minutes = { $minutes ->
    [one] Še { $minutes } minuta
    [two] Še { $minutes } minuti
    [few] Še { $minutes } minute
   *[other] Še { $minutes } minut
}
time-left-seconds = { $seconds ->
    [one] Še { $seconds } sekunda
    [two] Še { $seconds } sekundi
    [few] Še { $seconds } sekunde
   *[other] Še { $seconds } sekund
}
time-left-paused = Čas stoji
time-grace = { $minutes ->
    [one] Za shranjevanje še { $minutes } minuta
    [two] Za shranjevanje še { $minutes } minuti
    [few] Za shranjevanje še { $minutes } minute
   *[other] Za shranjevanje še { $minutes } minut
}

## Notices about time

warning-minutes = { $minutes ->
    [one] Imate še { $minutes } minuto.
    [two] Imate še { $minutes } minuti.
    [few] Imate še { $minutes } minute.
   *[other] Imate še { $minutes } minut.
}
warning-save = Če želite kaj obdržati, zdaj shranite ali natisnite.
warning-hop = Čas stoji, dokler se izkazujete s svojo identiteto ali plačujete. Ne hitite.
grace-title = Čas se je iztekel
grace-text = { $minutes ->
    [one] Imate še { $minutes } minuto, da shranite ali natisnete, kar potrebujete.
    [two] Imate še { $minutes } minuti, da shranite ali natisnete, kar potrebujete.
    [few] Imate še { $minutes } minute, da shranite ali natisnete, kar potrebujete.
   *[other] Imate še { $minutes } minut, da shranite ali natisnete, kar potrebujete.
}
extend = Prosi za še { $minutes } min
grace-take = Dajte mi { $minutes } min za shranjevanje
phone = Telefoniram
extended = Imate še { $minutes } min več.
extend-refused-waiting = Nekdo drug čaka na vrsto. Ne moremo vam dati več časa.
extend-refused-closing = Kmalu zapremo. Ne moremo vam dati več časa.
extend-refused-used = Ves dodatni čas ste že porabili. Če potrebujete več časa, vprašajte osebje.
understood = Razumem

## Welcome

welcome-start = Začni
welcome-free = Je brezplačno.
welcome-documents = Ne potrebujete nobenega dokumenta.
welcome-erased = Na koncu vse izbrišemo.
welcome-appearance = Videz
welcome-voice-on = Vključi glas
welcome-voice-off = Izključi glas
welcome-closing = Danes lahko računalnik uporabljate do { $time }.

## Language

language-title = Jezik
language-text = Jezik lahko kadar koli zamenjate. Ostanete na istem mestu.

## Look and voice

appearance-title = Videz in glas
appearance-colours = Barve
appearance-light = Svetle
appearance-dark = Temne
appearance-contrast = Močan kontrast
appearance-text = Velikost črk
appearance-text-normal = Navadna
appearance-text-large = Velika
appearance-text-largest = Zelo velika
appearance-motion = Gibanje
appearance-motion-some = Malo
appearance-motion-none = Nič
appearance-voice = Glas, ki bere
appearance-voice-on = Vključen
appearance-voice-off = Izključen

hands-title = Tipke in kazalec
hands-slow = Tipka velja le, če jo držite
hands-bounce = Dva hitra pritiska veljata za enega
hands-sticky = Velika črka: najprej tipka, potem črka
hands-repeat = Tipka, ki jo držite, se ponavlja
hands-dwell = Kazalec pritisne, kjer se ustavi
hands-single = Ena sama tipka: okvir se premika sam
hands-no = Ne
hands-yes = Da
hands-short = Kratko
hands-medium = Srednje
hands-long = Dolgo
hands-capital = Naslednja črka je velika
hands-third = Naslednja tipka velja z AltGr

## Before you start

notice-title = Preden začnete
notice-time = Koliko časa imate
notice-time-text = { $minutes ->
    [one] Imate { $minutes } minuto. Opozorimo vas, preden mine.
    [two] Imate { $minutes } minuti. Opozorimo vas, preden mineta.
    [few] Imate { $minutes } minute. Opozorimo vas, preden minejo.
   *[other] Imate { $minutes } minut. Opozorimo vas, preden minejo.
}
notice-erased = Kaj izbrišemo
notice-erased-text = Vse: strani, ki jih obiščete, kar napišete, datoteke. Izbrišemo, ko končate.
notice-counted = Kaj štejemo
notice-counted-text = Štejemo samo, da je nekdo uporabil računalnik, kako dolgo in za katero storitev. Ne vemo, kdo ste.
notice-who = Kdo je pred zaslonom?
notice-alone = Samo jaz
notice-helped = Nekdo mi pomaga
notice-optional = Ni vam treba odgovoriti.

## What do you need to do

home-title = Kaj bi radi naredili?
home-search = Išči
home-search-hint = Napišite, kaj potrebujete
home-choose = Ne vem, kje začeti
home-practise = Vadi
home-return = Nazaj na: { $task }
need-identity = Digitalna identiteta
need-identity-text = Vstop na strani s svojim imenom
need-health = Zdravje
need-health-text = Zdravnik, pregledi, izvidi
need-money = Denar in pomoč
need-money-text = Popusti, pokojnina, pomoč
need-school = Šola
need-school-text = Vpis, malica, redovalnica
need-work = Delo
need-work-text = Ponudbe, življenjepis
need-payments = Plačila
need-payments-text = Obvestila, kazni, davki
need-messages = Pošta in sporočila
need-messages-text = Branje in pisanje
need-learn = Učenje
need-learn-text = Tečaji, knjige, jeziki
need-commune = Moja občina
need-commune-text = Storitve tega kraja
need-browse = Prosto brskanje
need-browse-text = Odprite strani po želji

## Search and lists

results-title = Zadetki za »{ $words }«
results-none = Za »{ $words }« nismo našli ničesar.
results-none-help = Poskusite z eno samo besedo, na primer »zdravnik«. Ali vprašajte osebje.
results-again = Išči znova
list-empty = Tu še ni ničesar. Vprašajte osebje.
task-unchecked-short = Nepreverjeno
task-practice = Vaja brez tveganja
task-italian-short = V italijanščini

## Help me choose

choose-title = Pomagamo vam izbrati
choose-question = Kaj vas je pripeljalo sem?
choose-letter = Imam pismo ali obvestilo
choose-doctor = Potrebujem zdravnika ali izvid
choose-money = Potrebujem pomoč z denarjem
choose-work = Iščem delo
choose-child = Gre za sina ali hčer
choose-enter = Stran zahteva vstop z mojim imenom
choose-nothing = Nič od tega
choose-found = Morda potrebujete to
choose-nothing-text = Nič hudega. Osebje vas posluša in vam pomaga izbrati.

## A service's card

card-needs = Preden začnete, potrebujete
card-needs-none = Ne potrebujete ničesar.
card-print = Natisni seznam
card-steps = { $count ->
    [one] { $count } korak
    [two] { $count } koraka
    [few] { $count } koraki
   *[other] { $count } korakov
}
card-start = Začni
card-too-long = Traja približno { $needed } min, imate pa še { $left } min. Morda je bolje drug dan, ali pa vprašajte osebje.
card-long = Traja približno { $needed } min, imate pa še { $left } min. Lahko začnete: pred koncem prosite za več časa.
card-unchecked = Tega vodnika še nihče ni preveril na pravi strani. Gumbi so lahko drugačni.
card-practice = To je vaja: nič ni zares in ne morete se zmotiti.
card-who = Kdo lahko
card-cost = Koliko stane
card-for-whom = Zase ali za drugega
card-stop = Kdaj se ustavite in prosite za pomoč
card-dangers = Pazite
card-italian = Tega vodnika v vašem jeziku še ni. Berete ga v italijanščini.
card-unreviewed = Tega vodnika še ni pregledal nihče, ki govori ta jezik. Če ste v dvomih, vprašajte osebje.
danger-money = Tu zares plačate
danger-password = Gesla in skrivne kode
danger-scam = Lahko je prevara
danger-data = Občutljivi podatki
danger-careful = Ni več poti nazaj
fact-ask = (vprašajte osebje)

## The guide

guide-step = Korak { $step } od { $steps }
guide-show = Pokaži mi
guide-show-stop = Odstrani znak
guide-read = Preberi
guide-stuck = Ne gre …
guide-further = Pokaži ostalo
guide-beginning = Pokaži začetek
guide-back = Nazaj
guide-done = Narejeno
guide-finish = Končano
guide-other = Naredi kaj drugega
guide-lost-title = Ne vemo, kje ste
guide-lost-text = Morda ste odprli drugo stran. Nič hudega se ni zgodilo.
guide-lost-restart = Ponovi korak
guide-lost-stay = Ostanem tu
guide-troubles = Kaj ne gre?
trouble-page = Stran je prazna ali stoji
trouble-page-do = Naloži znova
trouble-button = Ne najdem gumba
trouble-button-do = Pokaži mi
trouble-elsewhere = Sem na drugi strani
trouble-elsewhere-do = Ponovi korak
trouble-other = Nekaj drugega
guide-restart-site = Na začetek strani
guide-page-back = Stran nazaj
guide-print = Natisni stran
guide-blocked = Ta stran ni del storitve, zato se ne odpre. Vrnite se na prejšnjo stran.
guide-blocked-staff = Če jo res potrebujete, jo lahko odpre osebje.
guide-restarted = Program za strani se je zaprl in smo ga znova odprli. Ste na istem koraku.
guide-unreachable = Stran se ne odziva. Malo počakajte in poskusite znova, ali pridite drug dan.
guide-no-network = Ni povezave z internetom. Niste vi krivi: pokličite osebje.
guide-full = Prostor za datoteke je poln. Izbrišite datoteko ali pokličite osebje.
guide-tabs = Odprtih je preveč strani. Zadnjo smo zaprli.
guide-no-voice = Za ta jezik tu ni glasu.
guide-no-printer = Zdaj ni mogoče tiskati. Pokličite osebje.
guide-print-ask = Strani za tiskanje: { $pages }.
guide-print-price = Stane { $amount }. Plačajte osebju.
guide-no-paper = V tiskalniku ni papirja. Pokličite osebje: potem strani pridejo same.
guide-printer-off = Tiskalnik se ne odziva ali se je ustavil. Pokličite osebje.
guide-too-many-pages = Preveč strani je za tiskanje. Pokličite osebje.
guide-stick-ready = Ključek USB je pripravljen.
guide-stick-save = Shrani na ključek
guide-stick-saved = Shranjene datoteke: { $files }. Zdaj lahko odstranite ključek.
guide-stick-unusable = Tega ključka ni mogoče uporabiti. Poskusite z drugim.
guide-stick-full = Ključek je poln. Poskusite z drugim.
guide-stick-pulled = Ključek je bil odstranjen prezgodaj. Vstavite ga znova in shranite.
guide-code = Vzemi na telefon
guide-no-code = Besedilo je predolgo za kodo. Izberite krajši del.
guide-printed = { $pages ->
    [one] Tiskanje: { $pages } stran.
    [two] Tiskanje: { $pages } strani.
    [few] Tiskanje: { $pages } strani.
   *[other] Tiskanje: { $pages } strani.
}
guide-saved = Datoteka ostane tu do konca. Potem jo izbrišemo.
guide-browse-title = Prosto brskate
guide-browse-text = Ko končate, vse izbrišemo.
guide-retry = Poskusi znova
guide-opening = Odpiramo stran. Trenutek.
guide-done-title = Uspelo vam je
guide-done-text = Opravili ste vse korake.
guide-did = Kaj ste naredili
guide-next = Kaj sledi

## Help

help-title = Pomoč
help-call = Pokliči osebje
help-sent = Klic poslan
help-sent-text = Obvestili smo osebje. Kar ostanite tu.
help-seen = Klic viden
help-seen-text = Osebje je videlo vaš klic.
help-coming = Osebje prihaja
help-coming-text = Nekdo prihaja k vam.
help-nobody = Zdaj ne more priti nihče
help-nobody-text = Lahko telefonirate. Medtem lahko nadaljujete.
help-phone = Telefon: { $phone }
help-area = Povej osebju, za kaj gre: { $area }
help-area-yes = da
help-area-no = ne
help-cancel = Ni več treba

## What the staff say

message-title = Sporočilo osebja
message-closing-soon = Kmalu zapremo. Shranite ali natisnite, kar potrebujete.
message-someone-waits = Nekdo drug čaka. Prosimo, končajte, takoj ko morete.
message-come-to-the-desk = Pridite k pultu, prosimo.
message-wait-a-moment = Malo počakajte, prihajamo.
message-quiet-please = Govorite tiho, prosimo.
message-short-stop = Kmalu bomo ta računalnik za kratek čas ustavili. Shranite, kar potrebujete.
staff-end-notice = { $seconds ->
    [one] Čez { $seconds } sekundo osebje zapre računalnik.
    [two] Čez { $seconds } sekundi osebje zapre računalnik.
    [few] Čez { $seconds } sekunde osebje zapre računalnik.
   *[other] Čez { $seconds } sekund osebje zapre računalnik.
}
staff-end-notice-text = Zdaj shranite ali natisnite, kar želite obdržati. Potem vse izbrišemo.

## Hide the screen

hide-title = Skrij zaslon
hide-text = Izberite kodo s štirimi številkami. Z njo se vrnete sem.
hide-code = Vaša koda
hide-code-again = Ista koda
hide-repeat = Še enkrat napišite isto kodo
hide-differs = Kodi sta različni. Izberite znova.
hide-limit = { $minutes ->
    [one] Če se ne vrnete v { $minutes } minuti, končamo in vse izbrišemo.
    [two] Če se ne vrnete v { $minutes } minutah, končamo in vse izbrišemo.
    [few] Če se ne vrnete v { $minutes } minutah, končamo in vse izbrišemo.
   *[other] Če se ne vrnete v { $minutes } minutah, končamo in vse izbrišemo.
}
locked-title = Zaslon je skrit
locked-text = Za nadaljevanje napišite svojo kodo.
locked-wrong = Koda ni prava. Poskusite znova.
locked-forgotten = Ste pozabili kodo? Osebje lahko samo konča in vse izbriše.
locked-until = { $minutes ->
    [one] Še { $minutes } minuta, potem vse izbrišemo.
    [two] Še { $minutes } minuti, potem vse izbrišemo.
    [few] Še { $minutes } minute, potem vse izbrišemo.
   *[other] Še { $minutes } minut, potem vse izbrišemo.
}
digits-entered = { $count ->
    [one] { $count } napisana številka
    [two] { $count } napisani številki
    [few] { $count } napisane številke
   *[other] { $count } napisanih številk
}
digit-erase = Izbriši
staff-locked-title = Računalnik je zaklenjen
staff-locked-text = Osebje se kmalu vrne. Vaše strani so še tu.
locked-wait = { $seconds ->
    [one] Počakajte { $seconds } sekundo in poskusite znova.
    [two] Počakajte { $seconds } sekundi in poskusite znova.
    [few] Počakajte { $seconds } sekunde in poskusite znova.
   *[other] Počakajte { $seconds } sekund in poskusite znova.
}

## Are you still there?

idle-title = Ste še tu?
idle-text = Stran smo pokrili, da je ne vidi nihče drug.
idle-still = Še vedno sem jaz
idle-new = Pravkar prihajam
idle-new-text = Če ste pravkar prišli, vse izbrišemo in začnete od začetka.
idle-seconds = { $seconds ->
    [one] { $seconds } sekunda
    [two] { $seconds } sekundi
    [few] { $seconds } sekunde
   *[other] { $seconds } sekund
}

## Finish

end-title = Ste shranili, kar potrebujete?
end-text = Ko končate, vse izbrišemo. Nihče ne more ničesar obnoviti.
end-files = Teh datotek še niste shranili:
files-pdf = { $count ->
    [one] { $count } dokument za tisk (PDF)
    [two] { $count } dokumenta za tisk (PDF)
    [few] { $count } dokumenti za tisk (PDF)
   *[other] { $count } dokumentov za tisk (PDF)
}
files-image = { $count ->
    [one] { $count } slika
    [two] { $count } sliki
    [few] { $count } slike
   *[other] { $count } slik
}
files-document = { $count ->
    [one] { $count } besedilni dokument
    [two] { $count } besedilna dokumenta
    [few] { $count } besedilni dokumenti
   *[other] { $count } besedilnih dokumentov
}
files-other = { $count ->
    [one] { $count } druga datoteka
    [two] { $count } drugi datoteki
    [few] { $count } druge datoteke
   *[other] { $count } drugih datotek
}
end-now = Končaj in izbriši
end-stay = Še ostanem

## Erasing

ending-title = Vse brišemo
ending-done = Vse smo izbrisali
ending-failed = Nekaj se ni dobro izbrisalo
ending-failed-text = Računalnik se ustavi in sam znova začne. Pred tem ga ne more uporabljati nihče.
erased-pages = Obiskane strani
erased-pages-done = izbrisane
erased-files = Datoteke
erased-files-done = izbrisane
erased-memory = Pomnilnik
erased-memory-done = očiščen
erased-print = Čakajoči izpisi
erased-print-done = izbrisani
erased-clipboard = Kopirana besedila
erased-clipboard-done = izbrisana
erased-secrets = Ključi in kode
erased-secrets-done = izbrisani
erased-waiting = trenutek
erased-failed = ni uspelo
erased-not-proven = na tem računalniku tega ni mogoče dokazati

## Thanks

thanks-title = Hvala
thanks-question = Kako je šlo?
rating-1 = Zelo slabo
rating-2 = Slabo
rating-3 = Srednje
rating-4 = Dobro
rating-5 = Zelo dobro
thanks-rated = Hvala za odgovor.
thanks-list = Kaj smo izbrisali
thanks-skip = Brez odgovora
thanks-take = Ne pozabite svojih stvari.
thanks-today = Kaj ste danes naredili
thanks-today-next = Kaj sledi

## Learning

home-learn = Nauči se v dveh minutah
learn-title = Učenje v dveh minutah
learn-minutes = { $minutes ->
    [one] { $minutes } minuta
    [two] { $minutes } minuti
    [few] { $minutes } minute
   *[other] { $minutes } minut
}
learn-assess = Kaj že znam?
learn-assess-text = Trinajst stavkov o vas
lesson-card = List { $number } od { $count }
lesson-trial = Preizkus
lesson-right = Pravilno.
lesson-wrong = Ni ta.
lesson-again = Poskusite drug odgovor.
lesson-done = Končali ste. Zdaj lahko naredite to:
lesson-start-again = Začni znova
lesson-leave = Druge lekcije

## What can I do already

assess-title = Kaj že znam?
assess-intro = Preberite trinajst stavkov. Pri vsakem izberite odgovor: nobeden ni napačen.
assess-private = Vaših odgovorov ne hranimo. Štejemo le izid na vsakem področju in ne vemo, kdo ste.
assess-start = Začni
assess-number = Stavek { $number } od { $count }
assess-never = Še ne
assess-helped = S pomočjo
assess-alone = Brez pomoči
assess-teach = Razložim drugim
assess-result = To že znate
assess-try = Poskusite to:
area-1 = Iskanje in hranjenje informacij
area-2 = Pogovor z drugimi in uporaba storitev
area-3 = Pisanje in ustvarjanje
area-4 = Varovanje sebe in podatkov
area-5 = Reševanje težav
level-1 = Lahko začnete tukaj. Osebje vam pomaga.
level-2 = Z malo vaje zmorete brez pomoči.
level-3 = Znajdete se brez pomoči.
level-4 = To dobro znate: lahko pomagate drugim.

## Closed, maintenance, out of service

closed-title = Zdaj je zaprto
closed-opens = Znova odpremo { $when }
closed-hours = Odpiralni čas
closed-day-closed = zaprto
hours-range = od { $from } do { $to }
day-1 = ponedeljek
day-2 = torek
day-3 = sreda
day-4 = četrtek
day-5 = petek
day-6 = sobota
day-7 = nedelja
day-at = { $day } ob { $time }
today-at = danes ob { $time }
tomorrow-at = jutri ob { $time }
maintenance-title = Dela potekajo
maintenance-text = Osebje ureja ta računalnik. Uporabite drugega.
out-title = Ta računalnik stoji
out-text = Uporabite drug računalnik ali pokličite osebje.
out-reason-wipe = Nismo prepričani, da smo za prejšnjo osebo izbrisali vse. Zato se ustavimo.
out-reason-staff = Osebje ga je dalo na stran.
out-reason-fault = Nekaj tu notri ne deluje. Niste vi krivi.
nothing-title = Danes tu ni mogoče brskati
nothing-reason-browser = Manjka program, ki odpira strani.
nothing-reason-shelter = Računalnik ne more zaščititi vaših podatkov, zato se ne odpre.
nothing-reason-screen = Zaslona ni mogoče varno razdeliti.
nothing-reason-tasks = Vodnikov ni mogoče prebrati.
nothing-reason-space = Na računalniku ni več prostora.
nothing-reason-book = Računalnik ne more voditi svojega registra.
nothing-text = Uporabite drug računalnik ali pokličite osebje. Mi poskušamo naprej.
call-phone = Pokličite { $phone }

## Staff

pin-title = Osebje
pin-text = Napišite svojo osebno kodo.
pin-wrong = Koda ni prava.
pin-wait = { $seconds ->
    [one] Počakajte { $seconds } sekundo in poskusite znova.
    [two] Počakajte { $seconds } sekundi in poskusite znova.
    [few] Počakajte { $seconds } sekunde in poskusite znova.
   *[other] Počakajte { $seconds } sekund in poskusite znova.
}
pin-none = Ta računalnik še nima nobene kode osebja. Vprašajte, kdor ga upravlja.
staff-title = Meni osebja
staff-hello = Meni osebja: { $name }
staff-start = Zaženi za nekoga
staff-extend-by = { $minutes ->
    [one] še { $minutes } minuta
    [two] še { $minutes } minuti
    [few] še { $minutes } minute
   *[other] še { $minutes } minut
}
staff-end = Končaj
staff-end-sure = Končati sejo in vse izbrisati?
staff-lock = Zakleni računalnik
staff-maintenance = Daj v vzdrževanje
staff-maintenance-end = Vrni v uporabo
staff-clear = Vrni v obratovanje
staff-allow-host = Odpri zadnjo blokirano stran
staff-allow-host-none = Ni blokirane strani
staff-allowed-host = Stran odprta za to sejo
staff-waiting-on = Nekdo čaka: da
staff-waiting-off = Nekdo čaka: ne
staff-health = Stanje računalnika
staff-receipts = Zadnja brisanja
staff-receipts-none = Še nobenega brisanja.
staff-leave = Zapusti meni
staff-help-coming = Prihajam
staff-session-left = { $minutes ->
    [one] Nekdo uporablja računalnik: še { $minutes } minuta
    [two] Nekdo uporablja računalnik: še { $minutes } minuti
    [few] Nekdo uporablja računalnik: še { $minutes } minute
   *[other] Nekdo uporablja računalnik: še { $minutes } minut
}
staff-session-locked = Zaslon je skrit. Lahko samo končate.
staff-lock-lift = Odkleni računalnik
staff-state-free = Računalnik je prost
staff-state-locked = Osebje je zaklenilo računalnik
staff-state-maintenance = Računalnik je v vzdrževanju
staff-state-out = Računalnik ne obratuje
staff-state-closed = Kraj je zaprt
staff-refused-none = Ni mogoče: nihče ne uporablja računalnika.
staff-refused-busy = Ni mogoče: nekdo uporablja računalnik.
staff-refused-service = Ni mogoče: računalnik ne obratuje ali je v vzdrževanju.
staff-refused-hidden = Ni mogoče: oseba je skrila zaslon. Lahko samo končate.
staff-refused-other = Trenutno ni mogoče.
staff-code = Koda za pomoč: { $code }
health-browser = Program za strani
health-network = Povezava z internetom
health-printer = Tiskalnik
health-voice = Glas
health-book = Register
health-space = Prosti prostor
health-clock = Ura in datum
health-tasks = Vodniki
health-good = v redu
health-poor = treba preveriti
health-bad = ne deluje
health-absent = manjka
receipt-pass = Vse izbrisano
receipt-partial = Izbrisano; vsega tu ni mogoče dokazati
receipt-fail = Ni uspelo: računalnik ustavljen

## Voice and single key

voice-key = F2: glas vključen ali izključen
voice-is-on = Glas je vključen. F2 ga izključi. F3 ponovi. F7 in F8: glasnost. F9 in F10: hitrost. Vsaka tipka ga ustavi.
voice-missing = Za ta jezik tu ni glasu.
voice-volume = Glasnost { $percent } od 100
voice-rate = Hitrost { $rate } od 9
scan-is-on = Ena sama tipka: vključeno. Pritisnite preslednico, ko je okvir na tem, kar želite. F4 spremeni hitrost, potem izključi.
scan-is-off = Ena sama tipka: izključeno.
role-button = gumb
role-link = povezava
role-toggle = stikalo
role-radio = izbira
role-field = polje za pisanje
role-secret = skrito polje
role-heading = naslov
role-combo = seznam izbir
role-checkbox = potrditveno polje
role-picture = slika
role-foreign = del druge strani, ki ga tukaj ni mogoče prebrati
role-chosen = izbrano
role-not-chosen = ni izbrano
role-unavailable = ni na voljo
role-wrong = treba je popraviti
role-required = obvezno
role-empty = prazno
page-keys = Na strani uporabite puščici gor in dol. H: naslovi. L: povezave. B: gumbi. C: polja. Enter pritisne.
page-end = Nič več ni.
page-silent = Stran se ne odziva. Poskusite znova.
page-write = Zdaj pišite. S tipko F6 se vrnete k vodniku.
page-choose = Izberite s puščicama gor in dol. Enter potrdi.
page-option = { $at } od { $of }
page-before = Na strani nazaj
page-next = Na strani naprej
page-press = Pritisni na strani
page-type = Tipkovnica
aloud-title = Drugi lahko slišijo
aloud-text = Glas bere stran in ljudje v bližini jo slišijo. Pritisnite Enter za nadaljevanje ali priključite slušalke.
aloud-yes = Vseeno beri
typing-space = Presledek
typing-erase = Izbriši
typing-capitals = Velike črke
typing-signs = Številke in znaki
typing-letters = Črke
typing-open = Tipkovnica
typing-close = Zapri tipkovnico

# Laptops
battery-low = Baterija je skoraj prazna
battery-low-text = Shranite svoje delo. Prosite osebje, naj računalnik priklopi na elektriko.
battery-end = Baterija je prazna: seja se bo takoj končala
battery-end-text = Shranite ali natisnite zdaj, kar želite obdržati. Če računalnik priklopite, lahko nadaljujete.
lid-closed = Pokrov je zaprt: seja se bo takoj končala
lid-closed-text = Odprite ga, da nadaljujete.
out-reason-battery = Baterija je prazna. Računalnik je treba priklopiti.
paper-title = Tiskanje
paper-making = Pripravljamo list.
paper-page-price = Vsaka stran stane { $amount }.
paper-free = Ne plačate ničesar.
paper-printing = Tiskamo. Vzemite list iz tiskalnika.
paper-print = Natisni
paper-today = Natisni, kaj ste naredili

# Networks, in the staff menu
net-title = Povežite računalnik
net-cable-connected = Kabel deluje
net-cable-plugged = Kabel je priključen, a omrežje se še ne odziva
net-online = Internet se odziva
net-local = Omrežje je, internet pa se ne odziva
net-portal = Omrežje zahteva sprejem strani
net-portal-text = To je omrežje s pozdravno stranjo. Prosite upravitelja omrežja, naj ta računalnik spusti skozi, ali izberite drugo omrežje.
net-offline = Ni omrežja
net-offline-text = Priključite kabel ali izberite brezžično omrežje.
net-unknown = Še ne vem, ali se internet odziva
net-no-wifi = Ta naprava nima brezžičnega omrežja ali pa je izključeno.
net-none-found = Tu ne najdem brezžičnih omrežij.
net-scan = Išči znova
net-line = { $name }, signal { $strength } %
net-in-use = v rabi
net-open = brez ključa
net-key = s ključem
net-unsupported = ni primerno: zahteva osebni dostop
net-key-title = Vstopite v omrežje { $name }
net-key-label = Ključ omrežja
net-key-hint = Od 8 do 63 črk, številk ali znakov. Pustite prazno, če omrežje nima ključa.
net-key-show = Pokaži ključ
net-key-shown = viden
net-key-hidden = skrit
net-key-go = Vstopi
net-joining = Vstopam v omrežje
net-joining-text = Lahko traja skoraj minuto.
net-why-machine = Napravi ni uspelo
net-why-machine-do = Poskusite znova. Če se ponovi, znova zaženite in pokličite upravitelja računalnikov.
net-why-lost = Del, ki ureja sistem, se ne odziva
net-why-lost-do = Malo počakajte in poskusite znova. Če se ponovi, znova zaženite.
net-why-no-network-service = Omrežna storitev se ne odziva
net-why-no-network-service-do = Malo počakajte in iščite znova. Če se ponovi, znova zaženite.
net-why-no-wifi = Ne najdem brezžične kartice
net-why-no-wifi-do = Vključite jo s tipko na napravi ali uporabite kabel.
net-why-network-gone = Omrežja ni več mogoče najti
net-why-network-gone-do = Približajte se dostopni točki in iščite znova.
net-why-network-unsupported = To omrežje zahteva osebni dostop
net-why-network-unsupported-do = Izberite omrežje z enim ključem za vse.
net-why-key-shape = Ključ ima od 8 do 63 znakov
net-why-key-shape-do = Preverite ključ in ga znova napišite.
net-why-key-wrong = Ključ ni pravi
net-why-key-wrong-do = Pokažite ključ, primerjajte ga in poskusite znova.
net-why-no-address = Omrežje ne da naslova
net-why-no-address-do = Vprašajte upravitelja omrežja ali izberite drugo.
net-why-no-answer = Omrežje se ne odziva
net-why-no-answer-do = Poskusite znova ali izberite drugo omrežje.
net-known = že znano
net-metered = To je telefon nekoga ali se plačuje po porabi
net-metered-on = posodobitve ga ne uporabljajo
net-metered-off = posodobitve ga uporabljajo
net-forget = Pozabi to omrežje
net-page-open = Odpri stran omrežja
net-page-title = Stran omrežja
net-page-text = Na strani poleg sprejmite ali se prijavite. Potem jo zaprite: vse izbrišemo.
net-page-opening = Stran se odpira.
net-page-silent = Stran ne odgovarja. Naložite jo znova ali izberite drugo omrežje.
net-page-again = Naloži znova
net-page-close = Zapri in izbriši
health-battery = Baterija
