# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# The words of the first boot, in Romanian. Polite plural without the pronoun, buttons in the
# short imperative, short sentences.

## The language

language-name = Română
direction = ltr

## Words used everywhere

product = Pregătește calculatorul
go-on = Continuă
go-back = Înapoi
power-off = Oprește
next-page = Pagina următoare
previous-page = Pagina anterioară
page-of = Pagina { $page } din { $pages }
bar-text = Litere { $percent }%
bar-text-spoken = Schimbă mărimea literelor. Acum { $percent } la sută.
bar-contrast = Contrast
bar-contrast-on = pornit
bar-contrast-off = oprit
bar-voice = Voce
bar-voice-on = pornită
bar-voice-off = oprită
wait = Un moment
wait-text = Pregătesc pagina.

## The language

language-title = Alegeți limba
language-text = O puteți schimba și mai târziu.

## To install or to try

start-title = Ce vreți să faceți?
start-text = Stickul conține Sportello. Îl puteți instala pe această mașină sau îl puteți folosi fără instalare.
start-install = Instalează pe această mașină
start-live = Folosește de pe stick
start-not-uefi = Aici se poate folosi doar de pe stick: mașina a pornit în modul vechi (BIOS). Pentru instalare alegeți UEFI în setările de pornire și reporniți.
start-machine = Memorie: { $memory } MB. Procesoare: { $threads }.

## The disk

disks-title = Alegeți discul
disks-text = Discul ales se șterge. Înainte vă cer confirmarea.
disks-none = Nu văd niciun disc. Verificați dacă este conectat, apoi căutați din nou.
disks-again = Caută din nou
disk-line = { $name }, { $size } GB
disk-removable = se poate scoate
disk-nothing = gol
disk-data = conține date
disk-data-labels = conține: { $labels }
disk-sportello = conține deja Sportello
disk-unfinished = conține o instalare neterminată

## To confirm

confirm-title = Șterg acest disc?
confirm-erases = Tot ce este pe disc se pierde.
confirm-keeps = Rămân înregistrarea, registrul și rețelele. Restul se rescrie.
confirm-name = Scrieți numele discului: { $name }
confirm-hint = Ca să fie discul potrivit. Majusculele și spațiile nu contează.
confirm-keep = Păstrează înregistrarea
confirm-keep-on = da
confirm-keep-off = nu
confirm-go = Șterge și instalează

## The installation

progress-title = Se instalează
progress-text = Nu opriți mașina și nu scoateți stickul. Durează câteva minute.
progress-percent = { $percent } la sută
step-parting = Pregătesc discul
step-copying = Copiez sistemul
step-checking = Verific ce am scris
step-finishing = Fac discul să pornească
installed-title = Gata. Scoateți stickul
installed-text = Scoateți stickul, apoi reporniți. După repornire urmează rețeaua și codul.
installed-restart = Repornește
installed-then-restart = Repornesc singur în { $seconds } s.
installed-then-off = Mă opresc singur în { $seconds } s.

## The network

network-title = Conectați calculatorul
network-cable-connected = Cablul funcționează
network-cable-plugged = Cablul este introdus, dar rețeaua nu răspunde încă
network-online = Internetul răspunde
network-online-text = Puteți continua.
network-local = Există o rețea, dar internetul nu răspunde
network-local-text = Verificați rețeaua sau indicați un intermediar (proxy).
network-portal = Rețeaua cere acceptarea unei pagini
network-portal-text = Este o rețea cu pagină de întâmpinare. Cereți administratorului rețelei să lase acest calculator să treacă, sau alegeți altă rețea.
network-offline = Nicio rețea
network-offline-text = Introduceți cablul sau alegeți o rețea fără fir.
network-unknown = Nu știu încă dacă internetul răspunde
network-unknown-text = Puteți continua și încerca.
network-wifi = Rețele fără fir
network-no-wifi = Această mașină nu are rețele fără fir sau sunt oprite.
network-none-found = Nu găsesc aici rețele fără fir.
network-scan = Caută din nou
network-hidden = Rețea ascunsă
network-proxy = Intermediar (proxy)
network-without = Continuă fără rețea
network-line = { $name }, semnal { $strength }%
network-in-use = în uz
network-open = fără cheie
network-key = cu cheie
network-unsupported = nepotrivită: cere un acces personal

key-title = Intră în rețeaua { $name }
key-hidden-title = Intră într-o rețea ascunsă
key-name = Numele rețelei
key-label = Cheia rețelei
key-hint = De la 8 la 63 de litere, cifre sau semne. Lăsați gol dacă rețeaua nu are cheie.
key-show = Arată cheia
key-shown = se vede
key-hidden = nu se vede
key-go = Intră
key-joining = Intru în rețea
key-joining-text = Poate dura aproape un minut.

proxy-title = Intermediar spre internet (proxy)
proxy-text = Este nevoie doar dacă rețeaua îl cere. Știe cine administrează rețeaua.
proxy-host = Numele intermediarului
proxy-port = Port (un număr)
proxy-go = Folosește acest intermediar
proxy-none = Niciun intermediar

## The code

code-title = Scrieți codul calculatorului
code-text = Codul se creează în centrul regional, la pagina sediului. Este valabil o singură dată.
code-label = Cod
code-hint = Majusculele, spațiile și liniuțele nu contează.
code-written = Caractere scrise: { $count }. Un cod are 18 sau 44.
code-good = Codul este scris bine.
code-maybe-wrong = Caractere scrise: { $count }. Dacă aici se termină codul, o literă este greșită: comparați.
code-wrong = O literă este greșită: comparați codul bucată cu bucată.
code-too-long = Codul este prea lung: ștergeți ce ați scris în plus.
code-letter = „{ $letter }” nu se folosește în coduri: comparați.
code-go = Înregistrează
code-brought = Folosește codul de pe stick
code-later = Mai târziu
code-clear = Șterge tot
code-enrolling = Înregistrez calculatorul
code-enrolling-text = Întreb centrul regional. Poate dura un minut.

enrolled-title = Calculatorul este înregistrat
enrolled-text = Comparați amprenta cu cea din centrul regional. Dacă este diferită, chemați administratorul calculatoarelor.
enrolled-terminal = Numărul calculatorului
enrolled-fingerprint = Amprentă
enrolled-centre = Centrul regional
enrolled-go = Deschide ghișeul

## The keyboard on the screen

keyboard-show = Arată tastatura
keyboard-hide = Ascunde tastatura
keyboard-space = spațiu
keyboard-erase = Șterge o literă
keyboard-capitals = ABC
keyboard-capitals-spoken = Majuscule
keyboard-small = abc
keyboard-small-spoken = Litere mici
keyboard-signs = .-@
keyboard-signs-spoken = Semne

## What is wrong, and what to do

why-request = Cererea nu este clară
why-request-do = Mergeți înapoi și încercați din nou. Dacă se repetă, reporniți.
why-busy = O instalare este deja în curs
why-busy-do = Așteptați să se termine.
why-not-here = Aici nu se poate instala
why-not-here-do = Reporniți de pe stick și alegeți instalarea.
why-machine = Mașina nu a reușit
why-machine-do = Încercați din nou. Dacă se repetă, reporniți și chemați administratorul calculatoarelor.
why-lost = Partea care lucrează la sistem nu răspunde
why-lost-do = Așteptați puțin și încercați din nou. Dacă se repetă, reporniți.
why-disk-gone = Discul nu mai este
why-disk-gone-do = Verificați cablul discului și căutați din nou.
why-disk-running = Este stickul de pe care ați pornit
why-disk-running-do = Alegeți alt disc.
why-disk-read-only = Pe disc nu se poate scrie
why-disk-read-only-do = Scoateți protecția la scriere sau alegeți alt disc.
why-disk-in-use = Discul este în uz
why-disk-in-use-do = Reporniți de pe stick și încercați din nou.
why-disk-too-small = Discul este prea mic: { $has } GB
why-disk-too-small-do = Trebuie cel puțin { $need } GB: alegeți un disc mai mare.
why-name-differs = Nu este numele discului
why-name-differs-do = Scrieți numele pe care îl vedeți deasupra câmpului.
why-nothing-to-keep = Pe acest disc nu este nimic de păstrat
why-nothing-to-keep-do = Instalați fără a păstra înregistrarea.
why-disk-fails = Discul nu funcționează bine
why-disk-fails-do = Instalarea nu s-a terminat, iar discul spune asta la pornire. Încercați alt disc.
why-disk-lies = Ce citesc nu este ce am scris
why-disk-lies-do = Discul sau stickul este stricat. Încercați din nou; dacă se repetă, schimbați-l.
why-medium = Stickul nu se citește bine
why-medium-do = Rescrieți stickul sau folosiți altul.
why-not-uefi = Mașina a pornit în modul vechi (BIOS)
why-not-uefi-do = Alegeți UEFI în setările de pornire sau folosiți de pe stick.
why-no-network-service = Serviciul de rețea nu răspunde
why-no-network-service-do = Așteptați puțin și căutați din nou. Dacă se repetă, reporniți.
why-no-wifi = Nu găsesc placa fără fir
why-no-wifi-do = Porniți-o cu tasta mașinii sau folosiți cablul.
why-network-gone = Rețeaua nu se mai găsește
why-network-gone-do = Apropiați-vă de punctul de acces și căutați din nou.
why-network-unsupported = Această rețea cere un acces personal
why-network-unsupported-do = Alegeți o rețea cu o singură cheie pentru toți.
why-key-shape = O cheie are de la 8 la 63 de caractere
why-key-shape-do = Verificați cheia și scrieți-o din nou.
why-key-wrong = Cheia nu este bună
why-key-wrong-do = Afișați cheia, comparați-o și încercați din nou.
why-no-address = Rețeaua nu dă o adresă
why-no-address-do = Întrebați administratorul rețelei sau alegeți alta.
why-no-answer = Rețeaua nu răspunde
why-no-answer-do = Încercați din nou sau alegeți altă rețea.
why-proxy-shape = Numele sau portul intermediarului nu este bun
why-proxy-shape-do = Numele este ca proxy.example.it, portul un număr până la 65535.
why-no-code = Aici nu este niciun cod
why-no-code-do = Scrieți codul cu tastatura.
why-code-shape = Codul nu este scris bine
why-code-shape-do = Comparați-l bucată cu bucată.
why-code-refused = Centrul nu acceptă acest cod
why-code-refused-do = A expirat, a fost folosit sau este din altă regiune. Creați un cod nou la pagina sediului.
why-no-internet = Internetul nu răspunde
why-no-internet-do = Mergeți înapoi la rețea și verificați-o. Codul rămâne valabil.
why-portal = Rețeaua cere acceptarea unei pagini
why-portal-do = Alegeți altă rețea sau întrebați administratorul ei. Codul rămâne valabil.
why-centre-silent = Centrul regional nu răspunde
why-centre-silent-do = Verificați rețeaua și ora mașinii, apoi încercați din nou. Codul rămâne valabil.
why-no-centre = Nu știu unde este centrul regional
why-no-centre-do = Folosiți codul complet, cu adresa centrului, sau chemați cine a pregătit stickul.
why-file-wrong = Fișierul de pe stick nu se înțelege
why-file-wrong-do = Corectați sportello-install.toml la rândul { $line } și reporniți.
why-rule-none = Niciun disc nu este cum spune fișierul de pe stick
why-rule-none-do = Verificați regula discului în sportello-install.toml sau alegeți chiar dumneavoastră discul.
why-rule-many = Mai multe discuri sunt cum spune fișierul de pe stick
why-rule-many-do = Indicați numărul de serie în sportello-install.toml sau alegeți chiar dumneavoastră discul.
why-erase-differs = Fișierul de pe stick nu permite ștergerea acestui disc
why-erase-differs-do = Scrieți modelul lui la erase sau alegeți chiar dumneavoastră discul.
why-already = Acest sistem este deja pe disc
why-already-do = Scoateți stickul și reporniți.
