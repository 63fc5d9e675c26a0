# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the first boot, in Albanian. Polite plural without the pronoun, buttons in the
# short imperative, short sentences.

## The language

language-name = Shqip
direction = ltr

## Words used everywhere

product = Përgatit kompjuterin
go-on = Vazhdo
go-back = Prapa
power-off = Fik
next-page = Faqja tjetër
previous-page = Faqja e mëparshme
page-of = Faqja { $page } nga { $pages }
bar-text = Shkronjat { $percent }%
bar-text-spoken = Ndrysho madhësinë e shkronjave. Tani { $percent } për qind.
bar-contrast = Kontrasti
bar-contrast-on = ndezur
bar-contrast-off = fikur
bar-voice = Zëri
bar-voice-on = ndezur
bar-voice-off = fikur
wait = Një çast
wait-text = Po përgatis faqen.

## The language

language-title = Zgjidhni gjuhën
language-text = Mund ta ndryshoni edhe më vonë.

## To install or to try

start-title = Çfarë doni të bëni?
start-text = Çelësi USB përmban Sportello. Mund ta instaloni në këtë makinë ose ta përdorni pa e instaluar.
start-install = Instalo në këtë makinë
start-live = Përdor nga çelësi USB
start-not-uefi = Këtu mund të përdoret vetëm nga çelësi USB: makina u nis në mënyrën e vjetër (BIOS). Për të instaluar, zgjidhni UEFI te parametrat e nisjes dhe rindizeni.
start-machine = Kujtesa: { $memory } MB. Procesorë: { $threads }.

## The disk

disks-title = Zgjidhni diskun
disks-text = Disku i zgjedhur fshihet. Më parë ju kërkoj konfirmim.
disks-none = Nuk shoh disqe. Kontrolloni që disku të jetë i lidhur, pastaj shikoni përsëri.
disks-again = Shiko përsëri
disk-line = { $name }, { $size } GB
disk-removable = mund të hiqet
disk-nothing = bosh
disk-data = përmban të dhëna
disk-data-labels = përmban: { $labels }
disk-sportello = përmban tashmë Sportello
disk-unfinished = përmban një instalim të papërfunduar

## To confirm

confirm-title = Ta fshij këtë disk?
confirm-erases = Gjithçka që është në disk humbet.
confirm-keeps = Mbeten regjistrimi, regjistri dhe rrjetet. Pjesa tjetër rishkruhet.
confirm-name = Shkruani emrin e diskut: { $name }
confirm-hint = Që të mos ngatërrohet disku. Shkronjat e mëdha dhe hapësirat nuk kanë rëndësi.
confirm-keep = Mbaj regjistrimin
confirm-keep-on = po
confirm-keep-off = jo
confirm-go = Fshi dhe instalo

## The installation

progress-title = Po instaloj
progress-text = Mos e fikni dhe mos e hiqni çelësin USB. Duhen disa minuta.
progress-percent = { $percent } për qind
step-parting = Përgatis diskun
step-copying = Kopjoj sistemin
step-checking = Kontrolloj atë që shkrova
step-finishing = E bëj diskun të nisë
installed-title = U bë. Hiqni çelësin USB
installed-text = Hiqni çelësin USB, pastaj rinisni. Pas rinisjes vazhdoni me rrjetin dhe kodin.
installed-restart = Rinis
installed-then-restart = Rinis vetë pas { $seconds } sekondash.
installed-then-off = Fikem vetë pas { $seconds } sekondash.

## The network

network-title = Lidhni kompjuterin
network-cable-connected = Kablloja punon
network-cable-plugged = Kablloja është futur, por rrjeti nuk përgjigjet ende
network-online = Interneti përgjigjet
network-online-text = Mund të vazhdoni.
network-local = Ka një rrjet, por interneti nuk përgjigjet
network-local-text = Kontrolloni rrjetin, ose tregoni një ndërmjetës (proxy).
network-portal = Rrjeti kërkon të pranohet një faqe
network-portal-text = Është rrjet me faqe mirëseardhjeje. Kërkojini atij që e administron të lejojë këtë kompjuter, ose zgjidhni një rrjet tjetër.
network-offline = Asnjë rrjet
network-offline-text = Futni kabllon, ose zgjidhni një rrjet pa tel.
network-unknown = Nuk e di ende nëse interneti përgjigjet
network-unknown-text = Mund të vazhdoni dhe të provoni.
network-wifi = Rrjetet pa tel
network-no-wifi = Kjo makinë nuk ka rrjete pa tel, ose janë të fikura.
network-none-found = Nuk gjej rrjete pa tel këtu.
network-scan = Kërko përsëri
network-hidden = Rrjet i fshehur
network-proxy = Ndërmjetës (proxy)
network-without = Vazhdo pa rrjet
network-line = { $name }, sinjali { $strength }%
network-in-use = në përdorim
network-open = pa çelës
network-key = me çelës
network-unsupported = i papërshtatshëm: kërkon hyrje personale

key-title = Hyni në rrjetin { $name }
key-hidden-title = Hyni në një rrjet të fshehur
key-name = Emri i rrjetit
key-label = Çelësi i rrjetit
key-hint = Nga 8 deri në 63 shkronja, numra ose shenja. Lëreni bosh nëse rrjeti nuk ka çelës.
key-show = Trego çelësin
key-shown = duket
key-hidden = nuk duket
key-go = Hyr
key-joining = Po hyj në rrjet
key-joining-text = Mund të zgjasë gati një minutë.

proxy-title = Ndërmjetësi drejt internetit (proxy)
proxy-text = Duhet vetëm nëse e kërkon rrjeti. E di ai që e administron rrjetin.
proxy-host = Emri i ndërmjetësit
proxy-port = Porta (një numër)
proxy-go = Përdor këtë ndërmjetës
proxy-none = Asnjë ndërmjetës

## The code

code-title = Shkruani kodin e kompjuterit
code-text = Kodi krijohet në qendrën rajonale, te faqja e vendit tuaj. Vlen vetëm një herë.
code-label = Kodi
code-hint = Shkronjat e mëdha, hapësirat dhe vizat nuk kanë rëndësi.
code-written = Shenja të shkruara: { $count }. Një kod ka 18 ose 44.
code-good = Kodi është shkruar mirë.
code-maybe-wrong = Shenja të shkruara: { $count }. Nëse kodi mbaron këtu, një shkronjë është gabim: krahasojeni.
code-wrong = Një shkronjë është gabim: krahasojeni kodin pjesë-pjesë.
code-too-long = Kodi është tepër i gjatë: fshini atë që keni shkruar tepër.
code-letter = “{ $letter }” nuk përdoret në kode: krahasojeni.
code-go = Regjistro
code-brought = Përdor kodin e çelësit USB
code-later = Më vonë
code-clear = Fshi gjithçka
code-enrolling = Po regjistroj kompjuterin
code-enrolling-text = Pyes qendrën rajonale. Mund të zgjasë një minutë.

enrolled-title = Kompjuteri u regjistrua
enrolled-text = Krahasoni gjurmën me atë që shihni në qendrën rajonale. Nëse është tjetër, thirrni atë që administron kompjuterët.
enrolled-terminal = Numri i kompjuterit
enrolled-fingerprint = Gjurma
enrolled-centre = Qendra rajonale
enrolled-go = Hap sportelin

## The keyboard on the screen

keyboard-show = Trego tastierën
keyboard-hide = Fshih tastierën
keyboard-space = hapësirë
keyboard-erase = Fshi një shkronjë
keyboard-capitals = ABC
keyboard-capitals-spoken = Shkronja të mëdha
keyboard-small = abc
keyboard-small-spoken = Shkronja të vogla
keyboard-signs = .-@
keyboard-signs-spoken = Shenja

## What is wrong, and what to do

why-request = Kërkesa nuk është e qartë
why-request-do = Kthehuni prapa dhe provoni përsëri. Nëse ndodh prapë, rinisni.
why-busy = Një instalim është tashmë në vazhdim
why-busy-do = Prisni të mbarojë.
why-not-here = Këtu nuk mund të instalohet
why-not-here-do = Rinisni nga çelësi USB dhe zgjidhni të instaloni.
why-machine = Makina nuk ia doli
why-machine-do = Provoni përsëri. Nëse ndodh prapë, rinisni dhe thirrni atë që administron kompjuterët.
why-lost = Pjesa që punon me sistemin nuk përgjigjet
why-lost-do = Prisni pak dhe provoni përsëri. Nëse ndodh prapë, rinisni.
why-disk-gone = Disku nuk është më
why-disk-gone-do = Kontrolloni kabllon e diskut dhe shikoni përsëri.
why-disk-running = Është çelësi USB nga i cili u nisët
why-disk-running-do = Zgjidhni një disk tjetër.
why-disk-read-only = Në disk nuk mund të shkruhet
why-disk-read-only-do = Hiqni mbrojtjen nga shkrimi ose zgjidhni një disk tjetër.
why-disk-in-use = Disku është në përdorim
why-disk-in-use-do = Rinisni nga çelësi USB dhe provoni përsëri.
why-disk-too-small = Disku është tepër i vogël: { $has } GB
why-disk-too-small-do = Duhen të paktën { $need } GB: zgjidhni një disk më të madh.
why-name-differs = Nuk është emri i diskut
why-name-differs-do = Shkruani emrin që shihni mbi fushë.
why-nothing-to-keep = Në këtë disk nuk ka asgjë për të mbajtur
why-nothing-to-keep-do = Instaloni pa e mbajtur regjistrimin.
why-disk-fails = Disku nuk punon mirë
why-disk-fails-do = Instalimi nuk ka mbaruar dhe disku e thotë kur niset. Provoni një disk tjetër.
why-disk-lies = Ajo që lexoj nuk është ajo që shkrova
why-disk-lies-do = Disku ose çelësi USB është i dëmtuar. Provoni përsëri; nëse ndodh prapë, ndërrojini.
why-medium = Çelësi USB nuk lexohet mirë
why-medium-do = Rishkruani çelësin USB, ose përdorni një tjetër.
why-not-uefi = Makina u nis në mënyrën e vjetër (BIOS)
why-not-uefi-do = Zgjidhni UEFI te parametrat e nisjes, ose përdoreni nga çelësi USB.
why-no-network-service = Shërbimi i rrjetit nuk përgjigjet
why-no-network-service-do = Prisni pak dhe kërkoni përsëri. Nëse ndodh prapë, rinisni.
why-no-wifi = Nuk gjej kartën pa tel
why-no-wifi-do = Ndizeni me tastin e makinës, ose përdorni kabllon.
why-network-gone = Rrjeti nuk gjendet më
why-network-gone-do = Afrohuni te pika e hyrjes dhe kërkoni përsëri.
why-network-unsupported = Ky rrjet kërkon hyrje personale
why-network-unsupported-do = Zgjidhni një rrjet me një çelës të vetëm për të gjithë.
why-key-shape = Një çelës ka nga 8 deri në 63 shenja
why-key-shape-do = Kontrolloni çelësin dhe shkruajeni përsëri.
why-key-wrong = Çelësi nuk është i saktë
why-key-wrong-do = Tregoni çelësin, krahasojeni dhe provoni përsëri.
why-no-address = Rrjeti nuk jep adresë
why-no-address-do = Pyesni atë që e administron rrjetin, ose zgjidhni një tjetër.
why-no-answer = Rrjeti nuk përgjigjet
why-no-answer-do = Provoni përsëri, ose zgjidhni një rrjet tjetër.
why-proxy-shape = Emri ose porta e ndërmjetësit nuk shkon
why-proxy-shape-do = Emri është si proxy.example.it, porta një numër deri në 65535.
why-no-code = Këtu nuk ka kod
why-no-code-do = Shkruani kodin me tastierë.
why-code-shape = Kodi nuk është shkruar mirë
why-code-shape-do = Krahasojeni pjesë-pjesë.
why-code-refused = Qendra nuk e pranon këtë kod
why-code-refused-do = Ka skaduar, është përdorur ose është i një rajoni tjetër. Krijoni një kod të ri te faqja e vendit.
why-no-internet = Interneti nuk përgjigjet
why-no-internet-do = Kthehuni te rrjeti dhe kontrollojeni. Kodi mbetet i vlefshëm.
why-portal = Rrjeti kërkon të pranohet një faqe
why-portal-do = Zgjidhni një rrjet tjetër, ose pyesni atë që e administron. Kodi mbetet i vlefshëm.
why-centre-silent = Qendra rajonale nuk përgjigjet
why-centre-silent-do = Kontrolloni rrjetin dhe orën e makinës, pastaj provoni përsëri. Kodi mbetet i vlefshëm.
why-no-centre = Nuk e di ku është qendra rajonale
why-no-centre-do = Përdorni kodin e plotë, me adresën e qendrës, ose thirrni atë që përgatiti çelësin USB.
why-file-wrong = Skedari i çelësit USB nuk kuptohet
why-file-wrong-do = Ndreqni sportello-install.toml te rreshti { $line } dhe rinisni.
why-rule-none = Asnjë disk nuk është siç thotë skedari i çelësit USB
why-rule-none-do = Kontrolloni rregullin e diskut te sportello-install.toml, ose zgjidheni vetë diskun.
why-rule-many = Më shumë se një disk është siç thotë skedari i çelësit USB
why-rule-many-do = Tregoni numrin e serisë te sportello-install.toml, ose zgjidheni vetë diskun.
why-erase-differs = Skedari i çelësit USB nuk lejon të fshihet ky disk
why-erase-differs-do = Shkruani modelin e tij te erase, ose zgjidheni vetë diskun.
why-already = Ky sistem është tashmë në disk
why-already-do = Hiqni çelësin USB dhe rinisni.
