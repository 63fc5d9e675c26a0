# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the first boot, in Slovene. Polite plural, buttons in the short imperative, short
# sentences.

## The language

language-name = Slovenščina
direction = ltr

## Words used everywhere

product = Pripravi računalnik
go-on = Naprej
go-back = Nazaj
power-off = Ugasni
next-page = Naslednja stran
previous-page = Prejšnja stran
page-of = Stran { $page } od { $pages }
bar-text = Črke { $percent } %
bar-text-spoken = Spremeni velikost črk. Zdaj { $percent } odstotkov.
bar-contrast = Kontrast
bar-contrast-on = vključen
bar-contrast-off = izključen
bar-voice = Glas
bar-voice-on = vključen
bar-voice-off = izključen
wait = Trenutek
wait-text = Pripravljam stran.

## The language

language-title = Izberite jezik
language-text = Zamenjate ga lahko tudi pozneje.

## To install or to try

start-title = Kaj želite narediti?
start-text = Na ključku USB je Sportello. Lahko ga namestite na to napravo ali ga uporabljate brez namestitve.
start-install = Namesti na to napravo
start-live = Uporabi s ključka
start-not-uefi = Tu se lahko uporablja samo s ključka: naprava se je zagnala na stari način (BIOS). Za namestitev izberite UEFI v nastavitvah zagona in znova vključite.
start-machine = Pomnilnik: { $memory } MB. Procesorji: { $threads }.

## The disk

disks-title = Izberite disk
disks-text = Izbrani disk se izbriše. Prej vas vprašam za potrditev.
disks-none = Ne vidim diskov. Preverite, ali je disk priključen, in poglejte znova.
disks-again = Poglej znova
disk-line = { $name }, { $size } GB
disk-removable = se lahko odklopi
disk-nothing = prazen
disk-data = vsebuje podatke
disk-data-labels = vsebuje: { $labels }
disk-sportello = že vsebuje Sportello
disk-unfinished = vsebuje nedokončano namestitev

## To confirm

confirm-title = Izbrišem ta disk?
confirm-erases = Vse, kar je na disku, bo izgubljeno.
confirm-keeps = Prijava, register in omrežja ostanejo. Drugo se zapiše na novo.
confirm-name = Napišite ime diska: { $name }
confirm-hint = Da ne zamenjate diska. Velike črke in presledki niso pomembni.
confirm-keep = Ohrani prijavo
confirm-keep-on = da
confirm-keep-off = ne
confirm-go = Izbriši in namesti

## The installation

progress-title = Nameščam
progress-text = Ne ugašajte in ne odstranite ključka. Traja nekaj minut.
progress-percent = { $percent } odstotkov
step-parting = Pripravljam disk
step-copying = Kopiram sistem
step-checking = Preverjam zapisano
step-finishing = Disk naj se da zagnati
installed-title = Končano. Odstranite ključek
installed-text = Odstranite ključek in znova zaženite. Potem sledita omrežje in koda.
installed-restart = Znova zaženi
installed-then-restart = Znova se zaženem čez { $seconds } s.
installed-then-off = Ugasnem se čez { $seconds } s.

## The network

network-title = Povežite računalnik
network-cable-connected = Kabel deluje
network-cable-plugged = Kabel je priključen, a omrežje se še ne odziva
network-online = Internet se odziva
network-online-text = Lahko nadaljujete.
network-local = Omrežje je, internet pa se ne odziva
network-local-text = Preverite omrežje ali navedite posrednika (proxy).
network-portal = Omrežje zahteva sprejem strani
network-portal-text = To je omrežje s pozdravno stranjo. Prosite upravitelja omrežja, naj ta računalnik spusti skozi, ali izberite drugo omrežje.
network-offline = Ni omrežja
network-offline-text = Priključite kabel ali izberite brezžično omrežje.
network-unknown = Še ne vem, ali se internet odziva
network-unknown-text = Lahko nadaljujete in poskusite.
network-wifi = Brezžična omrežja
network-no-wifi = Ta naprava nima brezžičnega omrežja ali pa je izključeno.
network-none-found = Tu ne najdem brezžičnih omrežij.
network-scan = Išči znova
network-hidden = Skrito omrežje
network-proxy = Posrednik (proxy)
network-without = Naprej brez omrežja
network-line = { $name }, signal { $strength } %
network-in-use = v rabi
network-open = brez ključa
network-key = s ključem
network-unsupported = ni primerno: zahteva osebni dostop

key-title = Vstopite v omrežje { $name }
key-hidden-title = Vstopite v skrito omrežje
key-name = Ime omrežja
key-label = Ključ omrežja
key-hint = Od 8 do 63 črk, številk ali znakov. Pustite prazno, če omrežje nima ključa.
key-show = Pokaži ključ
key-shown = viden
key-hidden = skrit
key-go = Vstopi
key-joining = Vstopam v omrežje
key-joining-text = Lahko traja skoraj minuto.

proxy-title = Posrednik do interneta (proxy)
proxy-text = Potreben je samo, če ga omrežje zahteva. To ve upravitelj omrežja.
proxy-host = Ime posrednika
proxy-port = Vrata (številka)
proxy-go = Uporabi tega posrednika
proxy-none = Brez posrednika

## The code

code-title = Napišite kodo računalnika
code-text = Koda se ustvari v regionalnem centru, na strani vašega kraja. Velja samo enkrat.
code-label = Koda
code-hint = Velike črke, presledki in vezaji niso pomembni.
code-written = Napisani znaki: { $count }. Koda jih ima 18 ali 44.
code-good = Koda je pravilno napisana.
code-maybe-wrong = Napisani znaki: { $count }. Če se koda tu konča, je ena črka napačna: primerjajte.
code-wrong = Ena črka je napačna: primerjajte kodo po delih.
code-too-long = Koda je predolga: izbrišite, kar je odveč.
code-letter = »{ $letter }« se v kodah ne uporablja: primerjajte.
code-go = Prijavi
code-brought = Uporabi kodo s ključka
code-later = Pozneje
code-clear = Izbriši vse
code-enrolling = Prijavljam računalnik
code-enrolling-text = Sprašujem regionalni center. Lahko traja minuto.

enrolled-title = Računalnik je prijavljen
enrolled-text = Primerjajte prstni odtis s tistim v regionalnem centru. Če je drugačen, pokličite upravitelja računalnikov.
enrolled-terminal = Številka računalnika
enrolled-fingerprint = Prstni odtis
enrolled-centre = Regionalni center
enrolled-go = Odpri okence

## The keyboard on the screen

keyboard-show = Pokaži tipkovnico
keyboard-hide = Skrij tipkovnico
keyboard-space = presledek
keyboard-erase = Izbriši eno črko
keyboard-capitals = ABC
keyboard-capitals-spoken = Velike črke
keyboard-small = abc
keyboard-small-spoken = Male črke
keyboard-signs = .-@
keyboard-signs-spoken = Znaki

## What is wrong, and what to do

why-request = Zahteva ni jasna
why-request-do = Pojdite nazaj in poskusite znova. Če se ponovi, znova zaženite.
why-busy = Namestitev že poteka
why-busy-do = Počakajte, da se konča.
why-not-here = Tu ni mogoče namestiti
why-not-here-do = Znova zaženite s ključka in izberite namestitev.
why-machine = Napravi ni uspelo
why-machine-do = Poskusite znova. Če se ponovi, znova zaženite in pokličite upravitelja računalnikov.
why-lost = Del, ki ureja sistem, se ne odziva
why-lost-do = Malo počakajte in poskusite znova. Če se ponovi, znova zaženite.
why-disk-gone = Diska ni več
why-disk-gone-do = Preverite kabel diska in poglejte znova.
why-disk-running = To je ključek, s katerega ste zagnali
why-disk-running-do = Izberite drug disk.
why-disk-read-only = Na disk ni mogoče pisati
why-disk-read-only-do = Odstranite zaščito pred pisanjem ali izberite drug disk.
why-disk-in-use = Disk je v rabi
why-disk-in-use-do = Znova zaženite s ključka in poskusite znova.
why-disk-too-small = Disk je premajhen: { $has } GB
why-disk-too-small-do = Potrebnih je vsaj { $need } GB: izberite večji disk.
why-name-differs = To ni ime diska
why-name-differs-do = Napišite ime, ki ga vidite nad poljem.
why-nothing-to-keep = Na tem disku ni ničesar, kar bi ohranili
why-nothing-to-keep-do = Namestite brez ohranjanja prijave.
why-disk-fails = Disk ne deluje dobro
why-disk-fails-do = Namestitev ni končana in disk to pove ob zagonu. Poskusite z drugim diskom.
why-disk-lies = Kar berem, ni to, kar sem zapisal
why-disk-lies-do = Disk ali ključek je pokvarjen. Poskusite znova; če se ponovi, ga zamenjajte.
why-medium = Ključek se slabo bere
why-medium-do = Znova zapišite ključek ali uporabite drugega.
why-not-uefi = Naprava se je zagnala na stari način (BIOS)
why-not-uefi-do = Izberite UEFI v nastavitvah zagona ali uporabite s ključka.
why-no-network-service = Omrežna storitev se ne odziva
why-no-network-service-do = Malo počakajte in iščite znova. Če se ponovi, znova zaženite.
why-no-wifi = Ne najdem brezžične kartice
why-no-wifi-do = Vključite jo s tipko na napravi ali uporabite kabel.
why-network-gone = Omrežja ni več mogoče najti
why-network-gone-do = Približajte se dostopni točki in iščite znova.
why-network-unsupported = To omrežje zahteva osebni dostop
why-network-unsupported-do = Izberite omrežje z enim ključem za vse.
why-key-shape = Ključ ima od 8 do 63 znakov
why-key-shape-do = Preverite ključ in ga znova napišite.
why-key-wrong = Ključ ni pravi
why-key-wrong-do = Pokažite ključ, primerjajte ga in poskusite znova.
why-no-address = Omrežje ne da naslova
why-no-address-do = Vprašajte upravitelja omrežja ali izberite drugo.
why-no-answer = Omrežje se ne odziva
why-no-answer-do = Poskusite znova ali izberite drugo omrežje.
why-proxy-shape = Ime ali vrata posrednika niso prava
why-proxy-shape-do = Ime je kot proxy.example.it, vrata so številka do 65535.
why-no-code = Tu ni kode
why-no-code-do = Napišite kodo s tipkovnico.
why-code-shape = Koda ni pravilno napisana
why-code-shape-do = Primerjajte jo po delih.
why-code-refused = Center te kode ne sprejme
why-code-refused-do = Je potekla, že uporabljena ali iz druge regije. Ustvarite novo kodo na strani kraja.
why-no-internet = Internet se ne odziva
why-no-internet-do = Vrnite se k omrežju in ga preverite. Koda ostane veljavna.
why-portal = Omrežje zahteva sprejem strani
why-portal-do = Izberite drugo omrežje ali vprašajte upravitelja. Koda ostane veljavna.
why-centre-silent = Regionalni center se ne odziva
why-centre-silent-do = Preverite omrežje in uro naprave ter poskusite znova. Koda ostane veljavna.
why-no-centre = Ne vem, kje je regionalni center
why-no-centre-do = Uporabite celotno kodo z naslovom centra ali pokličite, kdor je pripravil ključek.
why-file-wrong = Datoteke s ključka ni mogoče razumeti
why-file-wrong-do = Popravite sportello-install.toml v vrstici { $line } in znova zaženite.
why-rule-none = Noben disk ni tak, kot pravi datoteka s ključka
why-rule-none-do = Preverite pravilo diska v sportello-install.toml ali sami izberite disk.
why-rule-many = Več diskov je takih, kot pravi datoteka s ključka
why-rule-many-do = Navedite serijsko številko v sportello-install.toml ali sami izberite disk.
why-erase-differs = Datoteka s ključka ne dovoli izbrisa tega diska
why-erase-differs-do = Napišite njegov model pri erase ali sami izberite disk.
why-already = Ta sistem je že na disku
why-already-do = Odstranite ključek in znova zaženite.
