# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the terminal in Albanian. Rules: polite plural ("zgjidhni") without the pronoun,
# buttons in the short imperative ("Mbyll"), short sentences, Italian names stay Italian.

## The language

language-name = Shqip
direction = ltr
greeting = Mirë se vini

## Words used everywhere

go-on = Vazhdo
go-back = Prapa
close = Mbyll
cancel = Anulo
confirm = Konfirmo
next-page = Faqja tjetër
previous-page = Faqja e mëparshme
page-of = Faqja { $page } nga { $pages }
minutes-about = { $minutes ->
    [one] rreth { $minutes } minutë
   *[other] rreth { $minutes } minuta
}
staff = Personeli

## The bar at the bottom

bar-language = Gjuha
bar-appearance = Pamja dhe zëri
bar-read = Lexo me zë
bar-read-stop = Ndalo leximin
bar-help = Kërko ndihmë
bar-help-sent = Ndihma u kërkua
bar-end = Përfundo
bar-hide = Fshih ekranin
bar-more = Më shumë
time-left-minutes = { $minutes ->
    [one] Mbetet { $minutes } minutë
   *[other] Mbeten { $minutes } minuta
}
time-left-seconds = { $seconds ->
    [one] Mbetet { $seconds } sekondë
   *[other] Mbeten { $seconds } sekonda
}
time-left-paused = Koha është ndalur
time-grace = { $minutes ->
    [one] Minuta e fundit për të ruajtur
   *[other] { $minutes } minuta për të ruajtur
}

## Notices about time

warning-minutes = { $minutes ->
    [one] Mbetet edhe një minutë.
   *[other] Mbeten edhe { $minutes } minuta.
}
warning-save = Nëse doni të mbani diçka, ruajeni ose printojeni tani.
warning-hop = Koha është ndalur ndërsa përdorni identitetin ose paguani. Mos u nxitoni.
grace-title = Koha mbaroi
grace-text = { $minutes ->
    [one] Keni edhe një minutë për të ruajtur ose printuar atë që ju duhet.
   *[other] Keni edhe { $minutes } minuta për të ruajtur ose printuar atë që ju duhet.
}
extend = Kërko edhe { $minutes } minuta
grace-take = Më jepni { $minutes } minuta të ruaj
phone = Jam në telefon
extended = Keni edhe { $minutes } minuta.
extend-refused-waiting = Një person tjetër pret radhën. Nuk mund t'ju japim më shumë kohë.
extend-refused-closing = Së shpejti mbyllim. Nuk mund t'ju japim më shumë kohë.
extend-refused-used = E keni përdorur gjithë kohën shtesë. Nëse ju duhet ende kohë, pyesni personelin.
understood = E kuptova

## Welcome

welcome-start = Fillo
welcome-free = Është falas.
welcome-documents = Nuk duhet asnjë dokument.
welcome-erased = Në fund i fshijmë të gjitha.
welcome-appearance = Pamja
welcome-voice-on = Ndiz zërin
welcome-voice-off = Fik zërin
welcome-closing = Sot mund ta përdorni kompjuterin deri në orën { $time }.

## Language

language-title = Gjuha
language-text = Gjuhën mund ta ndryshoni kur të doni. Mbeteni në të njëjtin vend.

## Look and voice

appearance-title = Pamja dhe zëri
appearance-colours = Ngjyrat
appearance-light = Të çelëta
appearance-dark = Të errëta
appearance-contrast = Kontrast i fortë
appearance-text = Madhësia e shkronjave
appearance-text-normal = Normale
appearance-text-large = E madhe
appearance-text-largest = Shumë e madhe
appearance-motion = Lëvizja
appearance-motion-some = Pak
appearance-motion-none = Aspak
appearance-voice = Zëri që lexon
appearance-voice-on = Ndezur
appearance-voice-off = Fikur

hands-title = Tastet dhe treguesi
hands-slow = Një tast vlen vetëm kur e mbani shtypur
hands-bounce = Dy shtypje afër vlejnë si një
hands-sticky = Shkronja e madhe: më parë Shift, pastaj shkronja
hands-repeat = Tasti i mbajtur shtypur përsëritet
hands-dwell = Treguesi shtyp aty ku ndalet
hands-single = Një tast i vetëm: korniza lëviz vetë
hands-no = Jo
hands-yes = Po
hands-short = Shkurt
hands-medium = Mesatar
hands-long = Gjatë
hands-capital = Shkronja tjetër është e madhe
hands-third = Tasti tjetër vlen me AltGr

## Before you start

notice-title = Para se të filloni
notice-time = Sa kohë keni
notice-time-text = { $minutes ->
    [one] Keni { $minutes } minutë. Ju lajmërojmë para se të mbarojë.
   *[other] Keni { $minutes } minuta. Ju lajmërojmë para se të mbarojnë.
}
notice-erased = Çfarë fshijmë
notice-erased-text = Gjithçka: faqet që vizitoni, atë që shkruani, skedarët. I fshijmë kur përfundoni.
notice-counted = Çfarë numërojmë
notice-counted-text = Numërojmë vetëm që dikush e përdori kompjuterin, sa kohë dhe për cilin shërbim. Nuk e dimë kush jeni.
notice-who = Kush është para ekranit?
notice-alone = Jam vetëm unë
notice-helped = Dikush më ndihmon
notice-optional = Mund edhe të mos përgjigjeni.

## What do you need to do

home-title = Çfarë duhet të bëni?
home-search = Kërko
home-search-hint = Shkruani çfarë ju duhet
home-choose = Nuk di nga t'ia nis
home-practise = Ushtrohu
home-return = Kthehu te: { $task }
need-identity = Identiteti digjital
need-identity-text = Hyni në sajte me emrin tuaj
need-health = Shëndeti
need-health-text = Mjeku, vizitat, analizat
need-money = Para dhe ndihma
need-money-text = Ulje, pension, ndihma
need-school = Shkolla
need-school-text = Regjistrime, mensa, regjistri
need-work = Puna
need-work-text = Oferta, CV
need-payments = Pagesat
need-payments-text = Njoftime, gjoba, taksa
need-messages = Posta dhe mesazhet
need-messages-text = Lexoni dhe shkruani
need-learn = Mësim
need-learn-text = Kurse, libra, gjuhë
need-commune = Bashkia ime
need-commune-text = Shërbimet e këtij vendi
need-browse = Lundrim i lirë
need-browse-text = Hapni sajtet që doni

## Search and lists

results-title = Rezultatet për “{ $words }”
results-none = Nuk gjetëm asgjë për “{ $words }”.
results-none-help = Provoni me një fjalë të vetme, për shembull “mjek”. Ose pyesni personelin.
results-again = Kërko përsëri
list-empty = Këtu nuk ka ende asgjë. Pyesni personelin.
task-unchecked-short = Për kontroll
task-practice = Provë pa rrezik
task-italian-short = Në italisht

## Help me choose

choose-title = Ju ndihmojmë të zgjidhni
choose-question = Çfarë ju sjell këtu?
choose-letter = Kam marrë një letër ose një njoftim
choose-doctor = Më duhet një mjek ose një analizë
choose-money = Më duhet ndihmë me paratë
choose-work = Kërkoj punë
choose-child = Është për djalin ose vajzën time
choose-enter = Një sajt më kërkon të hyj me emrin tim
choose-nothing = Asnjë nga këto
choose-found = Ndoshta ju duhet kjo
choose-nothing-text = S'ka problem. Personeli ju dëgjon dhe ju ndihmon të zgjidhni.

## A service's card

card-needs = Para se të filloni ju duhen
card-needs-none = Nuk ju duhet asgjë.
card-print = Printo listën
card-steps = { $count ->
    [one] { $count } hap
   *[other] { $count } hapa
}
card-start = Fillo
card-too-long = Duhen rreth { $needed } minuta dhe ju mbeten { $left }. Ndoshta është më mirë një ditë tjetër, ose pyesni personelin.
card-long = Duhen rreth { $needed } minuta dhe ju mbeten { $left }. Mund të filloni: para fundit kërkoni më shumë kohë.
card-unchecked = Askush nuk e ka kontrolluar ende këtë udhëzues në sajtin e vërtetë. Butonat mund të jenë të tjerë.
card-practice = Është provë: asgjë nuk është e vërtetë dhe nuk mund të gaboni.
card-who = Kush mundet
card-cost = Sa kushton
card-for-whom = Për vete ose për dikë tjetër
card-stop = Kur të ndaleni dhe të kërkoni ndihmë
card-dangers = Kini kujdes
card-italian = Ky udhëzues nuk është ende në gjuhën tuaj. E lexoni në italisht.
card-unreviewed = Askush që flet këtë gjuhë nuk e ka rilexuar ende këtë udhëzues. Nëse dyshoni, pyesni personelin.
danger-money = Këtu paguani vërtet
danger-password = Fjalëkalime dhe kode
danger-scam = Mund të jetë mashtrim
danger-data = Të dhëna personale
danger-careful = Nuk kthehet mbrapsht
fact-ask = (pyesni personelin)

## The guide

guide-step = Hapi { $step } nga { $steps }
guide-show = Ma trego
guide-show-stop = Hiq shenjën
guide-read = Lexo
guide-stuck = Nuk ecën…
guide-further = Trego vazhdimin
guide-beginning = Trego fillimin
guide-back = Prapa
guide-done = U bë
guide-finish = Mbarova
guide-other = Bëj diçka tjetër
guide-lost-title = Nuk e kuptojmë ku jeni
guide-lost-text = Ndoshta keni hapur një faqe tjetër. Nuk ka ndodhur asgjë e keqe.
guide-lost-restart = Rifillo hapin
guide-lost-stay = Rri këtu
guide-troubles = Çfarë nuk ecën?
trouble-page = Faqja është e bardhë ose e ngrirë
trouble-page-do = Ngarko përsëri
trouble-button = Nuk e gjej butonin
trouble-button-do = Ma trego
trouble-elsewhere = Jam në një faqe tjetër
trouble-elsewhere-do = Rifillo hapin
trouble-other = Është diçka tjetër
guide-restart-site = Kthehu në fillim të sajtit
guide-page-back = Faqja më parë
guide-print = Printo faqen
guide-blocked = Ky sajt nuk është pjesë e shërbimit, prandaj nuk hapet. Kthehuni te faqja e mëparshme.
guide-blocked-staff = Nëse ju duhet vërtet, personeli mund ta hapë.
guide-restarted = Programi i sajteve u mbyll dhe e hapëm përsëri. Jeni në të njëjtin hap.
guide-unreachable = Sajti nuk përgjigjet. Prisni pak dhe provoni përsëri, ose kthehuni një ditë tjetër.
guide-no-network = Nuk ka lidhje me internetin. Nuk është faji juaj: thirrni personelin.
guide-full = Vendi për skedarët është plot. Fshini një skedar ose thirrni personelin.
guide-tabs = Keni hapur tepër faqe. E mbyllëm të fundit.
guide-no-voice = Këtu mungon zëri për këtë gjuhë.
guide-no-printer = Tani nuk mund të printohet. Thirrni personelin.
guide-print-ask = Faqe për të printuar: { $pages }.
guide-print-price = Kushtojnë { $amount }. Paguani te personeli.
guide-no-paper = Printerit i mungon letra. Thirrni personelin: pastaj faqet dalin vetë.
guide-printer-off = Printeri nuk përgjigjet ose ka ndaluar. Thirrni personelin.
guide-too-many-pages = Janë shumë faqe për të printuar. Thirrni personelin.
guide-stick-ready = Çelësi USB është gati.
guide-stick-save = Ruaj në çelësin USB
guide-stick-saved = Skedarë të ruajtur: { $files }. Tani mund ta hiqni çelësin USB.
guide-stick-unusable = Ky çelës USB nuk mund të përdoret. Provoni një tjetër.
guide-stick-full = Çelësi USB është plot. Provoni një tjetër.
guide-stick-pulled = Çelësi USB u hoq shumë shpejt. Futeni përsëri dhe ruani.
guide-code = Merre në telefon
guide-no-code = Teksti është shumë i gjatë për kodin. Zgjidhni një pjesë më të shkurtër.
guide-printed = { $pages ->
    [one] Po printohet: { $pages } faqe.
   *[other] Po printohen: { $pages } faqe.
}
guide-saved = Skedari mbetet këtu deri në fund. Pastaj e fshijmë.
guide-browse-title = Po lundroni lirisht
guide-browse-text = Kur përfundoni, i fshijmë të gjitha.
guide-retry = Riprovo
guide-opening = Po hapim sajtin. Duhet pak kohë.
guide-done-title = Ia dolët
guide-done-text = I keni kryer të gjithë hapat.
guide-did = Çfarë bëtë
guide-next = Çfarë ndodh tani

## Help

help-title = Ndihmë
help-call = Thirr personelin
help-sent = Thirrja u dërgua
help-sent-text = E lajmëruam personelin. Rrini këtu.
help-seen = Thirrja u pa
help-seen-text = Personeli e pa thirrjen tuaj.
help-coming = Po vjen personeli
help-coming-text = Dikush po vjen te ju.
help-nobody = Tani askush nuk mund të vijë
help-nobody-text = Mund të telefononi. Ndërkohë mund të vazhdoni.
help-phone = Telefoni: { $phone }
help-area = Thuaji personelit për çfarë bëhet fjalë: { $area }
help-area-yes = po
help-area-no = jo
help-cancel = Nuk duhet më

## What the staff say

message-title = Mesazh nga personeli
message-closing-soon = Së shpejti mbyllim. Ruani ose printoni atë që ju duhet.
message-someone-waits = Një person tjetër po pret. Sapo të mundeni, përfundoni atë që po bëni.
message-come-to-the-desk = Ejani te banaku, ju lutemi.
message-wait-a-moment = Prisni pak, po vijmë.
message-quiet-please = Flisni me zë të ulët, ju lutemi.
message-short-stop = Së shpejti e ndalim pak këtë kompjuter. Ruani atë që ju duhet.
staff-end-notice = { $seconds ->
    [one] Pas një sekonde personeli e mbyll kompjuterin.
   *[other] Pas { $seconds } sekondash personeli e mbyll kompjuterin.
}
staff-end-notice-text = Ruani ose printoni tani atë që doni të mbani. Pastaj i fshijmë të gjitha.

## Hide the screen

hide-title = Fshih ekranin
hide-text = Zgjidhni një kod me katër shifra. Ju duhet për t'u kthyer këtu.
hide-code = Kodi juaj
hide-code-again = I njëjti kod
hide-repeat = Shkruani përsëri të njëjtin kod
hide-differs = Dy kodet janë të ndryshme. Zgjidhni përsëri.
hide-limit = { $minutes ->
    [one] Nëse nuk ktheheni brenda { $minutes } minute, e mbyllim dhe i fshijmë të gjitha.
   *[other] Nëse nuk ktheheni brenda { $minutes } minutash, e mbyllim dhe i fshijmë të gjitha.
}
locked-title = Ekrani është i fshehur
locked-text = Shkruani kodin tuaj për të vazhduar.
locked-wrong = Kodi nuk është ky. Provoni përsëri.
locked-forgotten = E harruat kodin? Personeli mund vetëm të përfundojë dhe të fshijë gjithçka.
locked-until = { $minutes ->
    [one] Edhe { $minutes } minutë, pastaj i fshijmë të gjitha.
   *[other] Edhe { $minutes } minuta, pastaj i fshijmë të gjitha.
}
digits-entered = { $count ->
    [one] U shkrua { $count } shifër
   *[other] U shkruan { $count } shifra
}
digit-erase = Fshi
staff-locked-title = Kompjuteri është i bllokuar
staff-locked-text = Personeli kthehet së shpejti. Faqet tuaja janë ende këtu.
locked-wait = { $seconds ->
    [one] Prisni { $seconds } sekondë dhe provoni përsëri.
   *[other] Prisni { $seconds } sekonda dhe provoni përsëri.
}

## Are you still there?

idle-title = Jeni ende këtu?
idle-text = E mbuluam faqen, që të mos e shohë askush tjetër.
idle-still = Jam ende unë
idle-new = Sapo erdha
idle-new-text = Nëse sapo keni ardhur, i fshijmë të gjitha dhe filloni nga e para.
idle-seconds = { $seconds ->
    [one] { $seconds } sekondë
   *[other] { $seconds } sekonda
}

## Finish

end-title = E ruajtët atë që ju duhet?
end-text = Kur përfundoni, i fshijmë të gjitha. Askush nuk mund të rikthejë asgjë.
end-files = Këta skedarë nuk i keni ruajtur ende:
files-pdf = { $count ->
    [one] { $count } dokument për t'u printuar (PDF)
   *[other] { $count } dokumente për t'u printuar (PDF)
}
files-image = { $count ->
    [one] { $count } figurë
   *[other] { $count } figura
}
files-document = { $count ->
    [one] { $count } dokument teksti
   *[other] { $count } dokumente teksti
}
files-other = { $count ->
    [one] { $count } skedar tjetër
   *[other] { $count } skedarë të tjerë
}
end-now = Përfundo dhe fshi
end-stay = Rri ende

## Erasing

ending-title = Po fshijmë gjithçka
ending-done = Fshimë gjithçka
ending-failed = Diçka nuk u fshi mirë
ending-failed-text = Kompjuteri ndalet dhe rinis vetë. Askush nuk mund ta përdorë më parë.
erased-pages = Faqet e vizituara
erased-pages-done = u fshinë
erased-files = Skedarët
erased-files-done = u fshinë
erased-memory = Kujtesa
erased-memory-done = u pastrua
erased-print = Printimet në pritje
erased-print-done = u fshinë
erased-clipboard = Tekstet e kopjuara
erased-clipboard-done = u fshinë
erased-secrets = Çelësat dhe kodet
erased-secrets-done = u fshinë
erased-waiting = një çast
erased-failed = nuk u bë
erased-not-proven = në këtë kompjuter nuk mund të provohet

## Thanks

thanks-title = Faleminderit
thanks-question = Si shkoi?
rating-1 = Shumë keq
rating-2 = Keq
rating-3 = Kështu-ashtu
rating-4 = Mirë
rating-5 = Shumë mirë
thanks-rated = Faleminderit për përgjigjen.
thanks-list = Çfarë fshimë
thanks-skip = Nuk përgjigjem
thanks-take = Mos harroni të merrni sendet tuaja.
thanks-today = Çfarë bëtë sot
thanks-today-next = Çfarë ndodh tani

## Learning

home-learn = Mëso në dy minuta
learn-title = Mësoni në dy minuta
learn-minutes = { $minutes ->
    [one] { $minutes } minutë
   *[other] { $minutes } minuta
}
learn-assess = Çfarë di të bëj tashmë?
learn-assess-text = Trembëdhjetë fjali për ju
lesson-card = Fleta { $number } nga { $count }
lesson-trial = Provë
lesson-right = E saktë.
lesson-wrong = Nuk është kjo.
lesson-again = Provoni një përgjigje tjetër.
lesson-done = Mbaruat. Tani mund të bëni këtë:
lesson-start-again = Fillo nga e para
lesson-leave = Mësime të tjera

## What can I do already

assess-title = Çfarë di të bëj tashmë?
assess-intro = Lexoni trembëdhjetë fjali. Për secilën zgjidhni një përgjigje: asnjë nuk është gabim.
assess-private = Nuk i mbajmë përgjigjet tuaja. Numërojmë vetëm rezultatin e çdo fushe, pa ditur kush jeni.
assess-start = Fillo
assess-number = Fjalia { $number } nga { $count }
assess-never = Ende jo
assess-helped = Me ndihmë
assess-alone = Pa ndihmë
assess-teach = Ua shpjegoj të tjerëve
assess-result = Ja çfarë dini të bëni
assess-try = Provoni këtë:
area-1 = Të gjesh dhe të ruash informacion
area-2 = Të flasësh me të tjerët dhe të përdorësh shërbime
area-3 = Të shkruash dhe të krijosh
area-4 = Të mbrosh veten dhe të dhënat
area-5 = Të zgjidhësh problemet
level-1 = Mund të filloni këtu. Personeli ju ndihmon.
level-2 = Me pak ushtrim e bëni pa ndihmë.
level-3 = Ia dilni pa ndihmë.
level-4 = E bëni mirë: mund të ndihmoni të tjerët.

## Closed, maintenance, out of service

closed-title = Tani jemi mbyllur
closed-opens = Hapim përsëri { $when }
closed-hours = Orari
closed-day-closed = mbyllur
hours-range = nga { $from } deri në { $to }
day-1 = e hënë
day-2 = e martë
day-3 = e mërkurë
day-4 = e enjte
day-5 = e premte
day-6 = e shtunë
day-7 = e diel
day-at = { $day } në orën { $time }
today-at = sot në orën { $time }
tomorrow-at = nesër në orën { $time }
maintenance-title = Punime në vazhdim
maintenance-text = Personeli po e rregullon këtë kompjuter. Përdorni një kompjuter tjetër.
out-title = Ky kompjuter është ndalur
out-text = Përdorni një kompjuter tjetër ose thirrni personelin.
out-reason-wipe = Nuk jemi të sigurt se fshimë gjithçka të personit para jush. Prandaj ndalemi.
out-reason-staff = Personeli e ka lënë mënjanë.
out-reason-fault = Diçka këtu brenda nuk punon. Nuk është faji juaj.
nothing-title = Sot këtu nuk mund të lundrohet
nothing-reason-browser = Mungon programi që hap sajtet.
nothing-reason-shelter = Kompjuteri nuk mund t'i mbrojë të dhënat tuaja, prandaj nuk hapet.
nothing-reason-screen = Ekrani nuk mund të ndahet në mënyrë të sigurt.
nothing-reason-tasks = Udhëzuesit nuk lexohen.
nothing-reason-space = Nuk ka më vend në kompjuter.
nothing-reason-book = Kompjuteri nuk mund ta mbajë regjistrin e vet.
nothing-text = Përdorni një kompjuter tjetër ose thirrni personelin. Ne riprovojmë vetë.
call-phone = Telefononi { $phone }

## Staff

pin-title = Personeli
pin-text = Shkruani kodin tuaj personal.
pin-wrong = Kodi nuk është ky.
pin-wait = { $seconds ->
    [one] Prisni { $seconds } sekondë dhe provoni përsëri.
   *[other] Prisni { $seconds } sekonda dhe provoni përsëri.
}
pin-none = Ky kompjuter nuk ka ende asnjë kod të personelit. Pyesni atë që e administron.
staff-title = Menyja e personelit
staff-hello = Menyja u hap nga { $name }
staff-start = Nis për dikë
staff-extend-by = { $minutes ->
    [one] { $minutes } minutë më shumë
   *[other] { $minutes } minuta më shumë
}
staff-end = Përfundo
staff-end-sure = Ta përfundojmë seancën dhe të fshijmë gjithçka?
staff-lock = Blloko kompjuterin
staff-maintenance = Vër në mirëmbajtje
staff-maintenance-end = Rikthe në përdorim
staff-clear = Rikthe në shërbim
staff-allow-host = Hap sajtin e fundit të bllokuar
staff-allow-host-none = Asnjë sajt i bllokuar
staff-allowed-host = Sajti u hap për këtë seancë
staff-waiting-on = Dikush pret: po
staff-waiting-off = Dikush pret: jo
staff-health = Gjendja e kompjuterit
staff-receipts = Fshirjet e fundit
staff-receipts-none = Ende asnjë fshirje.
staff-leave = Dil nga menyja
staff-help-coming = Vij unë
staff-session-left = { $minutes ->
    [one] Dikush po përdor kompjuterin: mbetet { $minutes } minutë
   *[other] Dikush po përdor kompjuterin: mbeten { $minutes } minuta
}
staff-session-locked = Ekrani është i fshehur. Mund vetëm të përfundoni.
staff-lock-lift = Zhblloko kompjuterin
staff-state-free = Kompjuteri është i lirë
staff-state-locked = Personeli e ka bllokuar kompjuterin
staff-state-maintenance = Kompjuteri është në mirëmbajtje
staff-state-out = Kompjuteri është jashtë shërbimit
staff-state-closed = Vendi është i mbyllur
staff-refused-none = Nuk mundet: askush nuk po e përdor kompjuterin.
staff-refused-busy = Nuk mundet: dikush po e përdor kompjuterin.
staff-refused-service = Nuk mundet: kompjuteri është jashtë shërbimit ose në mirëmbajtje.
staff-refused-hidden = Nuk mundet: personi e ka fshehur ekranin. Mund vetëm të përfundoni.
staff-refused-other = Tani për tani nuk mundet.
staff-code = Kodi për asistencën: { $code }
health-browser = Programi i sajteve
health-network = Lidhja me internetin
health-printer = Printeri
health-voice = Zëri
health-book = Regjistri
health-space = Vend i lirë
health-clock = Ora dhe data
health-tasks = Udhëzues
health-good = në rregull
health-poor = për t'u kontrolluar
health-bad = nuk punon
health-absent = mungon
receipt-pass = U fshi gjithçka
receipt-partial = U fshi; këtu nuk provohet gjithçka
receipt-fail = Nuk u bë: kompjuteri u ndal

## Voice and single key

voice-key = F2: zëri ndezur ose fikur
voice-is-on = Zëri është ndezur. F2 e fik. F3 përsërit. F7 dhe F8: volumi. F9 dhe F10: shpejtësia. Çdo tast e ndal.
voice-missing = Për këtë gjuhë këtu nuk ka zë.
voice-volume = Volumi { $percent } nga 100
voice-rate = Shpejtësia { $rate } nga 9
scan-is-on = Një tast i vetëm: ndezur. Shtypni Hapësirë kur korniza është mbi atë që doni. F4 ndryshon shpejtësinë, pastaj e fik.
scan-is-off = Një tast i vetëm: fikur.
role-button = buton
role-link = lidhje
role-toggle = ndërprerës
role-radio = zgjedhje
role-field = fushë për të shkruar
role-secret = fushë e fshehur
role-heading = titull
role-combo = listë zgjedhjesh
role-checkbox = kuti
role-picture = figurë
role-foreign = pjesë e një faqeje tjetër, që këtu nuk lexohet
role-chosen = zgjedhur
role-not-chosen = pa zgjedhur
role-unavailable = nuk mundet tani
role-wrong = për t'u ndrequr
role-required = e detyrueshme
role-empty = bosh
page-keys = Në faqe përdorni shigjetat lart dhe poshtë. H: tituj. L: lidhje. B: butona. C: fusha. Enter shtyp.
page-end = Nuk ka më.
page-silent = Faqja nuk përgjigjet. Provoni përsëri.
page-write = Tani shkruani. Me F6 ktheheni te udhëzuesi.
page-choose = Zgjidhni me shigjetat lart dhe poshtë. Enter e merr.
page-option = { $at } nga { $of }
page-before = Prapa në faqe
page-next = Përpara në faqe
page-press = Shtyp në faqe
page-type = Tastiera
aloud-title = Të tjerët mund ta dëgjojnë
aloud-text = Zëri lexon faqen dhe kush është afër e dëgjon. Shtypni Enter për të vazhduar ose lidhni kufjet.
aloud-yes = Lexo gjithsesi
typing-space = Hapësirë
typing-erase = Fshi
typing-capitals = Të mëdha
typing-signs = Numra dhe shenja
typing-letters = Shkronja
typing-open = Tastiera
typing-close = Mbyll tastierën

# Laptops
battery-low = Bateria është gati bosh
battery-low-text = Ruani punën tuaj. Kërkojini personelit ta vërë kompjuterin në prizë.
battery-end = Bateria është bosh: seanca mbaron tani
battery-end-text = Ruani ose printoni tani atë që doni të mbani. Nëse e vini kompjuterin në prizë, mund të vazhdoni.
lid-closed = Kapaku është mbyllur: seanca mbaron tani
lid-closed-text = Hapeni për të vazhduar.
out-reason-battery = Bateria është bosh. Kompjuteri duhet vënë në prizë.
paper-title = Printimi
paper-making = Po përgatisim fletën.
paper-page-price = Çdo faqe kushton { $amount }.
paper-free = Nuk paguani asgjë.
paper-printing = Po printohet. Merrni fletën te printeri.
paper-print = Printo
paper-today = Printo çfarë keni bërë

# Networks, in the staff menu
net-title = Lidhni kompjuterin
net-cable-connected = Kablloja punon
net-cable-plugged = Kablloja është futur, por rrjeti nuk përgjigjet ende
net-online = Interneti përgjigjet
net-local = Ka një rrjet, por interneti nuk përgjigjet
net-portal = Rrjeti kërkon të pranohet një faqe
net-portal-text = Është rrjet me faqe mirëseardhjeje. Kërkojini atij që e administron të lejojë këtë kompjuter, ose zgjidhni një rrjet tjetër.
net-offline = Asnjë rrjet
net-offline-text = Futni kabllon, ose zgjidhni një rrjet pa tel.
net-unknown = Nuk e di ende nëse interneti përgjigjet
net-no-wifi = Kjo makinë nuk ka rrjete pa tel, ose janë të fikura.
net-none-found = Nuk gjej rrjete pa tel këtu.
net-scan = Kërko përsëri
net-line = { $name }, sinjali { $strength }%
net-in-use = në përdorim
net-open = pa çelës
net-key = me çelës
net-unsupported = i papërshtatshëm: kërkon hyrje personale
net-key-title = Hyni në rrjetin { $name }
net-key-label = Çelësi i rrjetit
net-key-hint = Nga 8 deri në 63 shkronja, numra ose shenja. Lëreni bosh nëse rrjeti nuk ka çelës.
net-key-show = Trego çelësin
net-key-shown = duket
net-key-hidden = nuk duket
net-key-go = Hyr
net-joining = Po hyj në rrjet
net-joining-text = Mund të zgjasë gati një minutë.
net-why-machine = Makina nuk ia doli
net-why-machine-do = Provoni përsëri. Nëse ndodh prapë, rinisni dhe thirrni atë që administron kompjuterët.
net-why-lost = Pjesa që punon me sistemin nuk përgjigjet
net-why-lost-do = Prisni pak dhe provoni përsëri. Nëse ndodh prapë, rinisni.
net-why-no-network-service = Shërbimi i rrjetit nuk përgjigjet
net-why-no-network-service-do = Prisni pak dhe kërkoni përsëri. Nëse ndodh prapë, rinisni.
net-why-no-wifi = Nuk gjej kartën pa tel
net-why-no-wifi-do = Ndizeni me tastin e makinës, ose përdorni kabllon.
net-why-network-gone = Rrjeti nuk gjendet më
net-why-network-gone-do = Afrohuni te pika e hyrjes dhe kërkoni përsëri.
net-why-network-unsupported = Ky rrjet kërkon hyrje personale
net-why-network-unsupported-do = Zgjidhni një rrjet me një çelës të vetëm për të gjithë.
net-why-key-shape = Një çelës ka nga 8 deri në 63 shenja
net-why-key-shape-do = Kontrolloni çelësin dhe shkruajeni përsëri.
net-why-key-wrong = Çelësi nuk është i saktë
net-why-key-wrong-do = Tregoni çelësin, krahasojeni dhe provoni përsëri.
net-why-no-address = Rrjeti nuk jep adresë
net-why-no-address-do = Pyesni atë që e administron rrjetin, ose zgjidhni një tjetër.
net-why-no-answer = Rrjeti nuk përgjigjet
net-why-no-answer-do = Provoni përsëri, ose zgjidhni një rrjet tjetër.
net-known = e njohur
net-metered = Është telefoni i dikujt ose paguhet sipas përdorimit
net-metered-on = përditësimet nuk e përdorin
net-metered-off = përditësimet e përdorin
net-forget = Harroje këtë rrjet
net-page-open = Hap faqen e rrjetit
net-page-title = Faqja e rrjetit
net-page-text = Pranoni ose hyni në faqen këtu pranë. Pastaj mbylleni: fshijmë gjithçka.
net-page-opening = Faqja po hapet.
net-page-silent = Faqja nuk përgjigjet. Ngarkojeni përsëri, ose zgjidhni një rrjet tjetër.
net-page-again = Ngarkoje përsëri
net-page-close = Mbyll dhe fshi
health-battery = Bateria
