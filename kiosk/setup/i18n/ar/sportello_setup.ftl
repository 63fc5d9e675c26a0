# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# كلمات التشغيل الأول بالعربية: جمل قصيرة، والكلمة نفسها للشيء نفسه، والأزرار أفعال.

## اللغة

language-name = العربية
direction = rtl

## كلمات في كل مكان

product = جهّز هذا الجهاز
go-on = تابع
go-back = رجوع
power-off = أطفئ الجهاز
next-page = الصفحة التالية
previous-page = الصفحة السابقة
page-of = صفحة { $page } من { $pages }
bar-text = الحروف { $percent }%
bar-text-spoken = غيّر حجم الحروف. الآن { $percent } بالمئة.
bar-contrast = التباين
bar-contrast-on = مفعّل
bar-contrast-off = متوقف
bar-voice = الصوت
bar-voice-on = مفعّل
bar-voice-off = متوقف
wait = لحظة من فضلك
wait-text = نجهّز الصفحة.

## اللغة

language-title = اختر اللغة
language-text = يمكنك تغييرها لاحقا.

## التثبيت أو التجربة

start-title = ماذا تريد أن تفعل؟
start-text = على هذه الذاكرة نظام Sportello. يمكنك تثبيته على هذا الجهاز أو استعماله دون تثبيت.
start-install = ثبّت على هذا الجهاز
start-live = استعمل من الذاكرة
start-not-uefi = هنا يمكن الاستعمال من الذاكرة فقط: بدأ الجهاز بالطريقة القديمة (BIOS). للتثبيت اختر UEFI في إعدادات البدء ثم شغّل الجهاز من جديد.
start-machine = الذاكرة: { $memory } MB. المعالجات: { $threads }.

## القرص

disks-title = اختر القرص
disks-text = القرص الذي تختاره يُمحى. نسألك قبل ذلك.
disks-none = لا نرى أي قرص. تأكد من توصيله ثم ابحث مرة أخرى.
disks-again = ابحث مرة أخرى
disk-line = { $name }، { $size } GB
disk-removable = قابل للفصل
disk-nothing = فارغ
disk-data = عليه بيانات
disk-data-labels = عليه: { $labels }
disk-sportello = عليه Sportello من قبل
disk-unfinished = عليه تثبيت لم يكتمل

## التأكيد

confirm-title = هل نمحو هذا القرص؟
confirm-erases = كل ما على القرص سيضيع.
confirm-keeps = يبقى التسجيل والدفتر والشبكات. ويُكتب الباقي من جديد.
confirm-name = اكتب اسم القرص: { $name }
confirm-hint = حتى لا نخطئ القرص. الحروف الكبيرة والمسافات لا تهم.
confirm-keep = احتفظ بالتسجيل
confirm-keep-on = نعم
confirm-keep-off = لا
confirm-go = امحُ وثبّت

## التثبيت

progress-title = نقوم بالتثبيت
progress-text = لا تطفئ الجهاز ولا تنزع الذاكرة. يستغرق ذلك بضع دقائق.
progress-percent = { $percent } بالمئة
step-parting = نجهّز القرص
step-copying = ننسخ النظام
step-checking = نتحقق مما كُتب
step-finishing = نجعل القرص يبدأ وحده
installed-title = تم. انزع الذاكرة
installed-text = انزع الذاكرة ثم أعد التشغيل. بعد ذلك تتابع مع الشبكة والرمز.
installed-restart = أعد التشغيل
installed-then-restart = نعيد التشغيل بعد { $seconds } ثانية.
installed-then-off = نطفئ الجهاز بعد { $seconds } ثانية.

## الشبكة

network-title = صل الجهاز بالشبكة
network-cable-connected = السلك يعمل
network-cable-plugged = السلك موصول لكن الشبكة لا تجيب بعد
network-online = الإنترنت يجيب
network-online-text = يمكنك المتابعة.
network-local = هناك شبكة لكن دون إنترنت
network-local-text = تحقق من الشبكة أو أدخل وسيطا (proxy).
network-portal = الشبكة تطلب قبول صفحة
network-portal-text = لهذه الشبكة صفحة ترحيب. اطلب من المسؤول عنها السماح لهذا الجهاز أو اختر شبكة أخرى.
network-offline = لا توجد شبكة
network-offline-text = أدخل السلك أو اختر شبكة لاسلكية.
network-unknown = لا نعرف بعد هل يجيب الإنترنت
network-unknown-text = يمكنك المتابعة والمحاولة.
network-wifi = الشبكات اللاسلكية
network-no-wifi = ليس في هذا الجهاز شبكة لاسلكية أو هي مطفأة.
network-none-found = لا نجد شبكات لاسلكية هنا.
network-scan = ابحث مرة أخرى
network-hidden = شبكة مخفية
network-proxy = وسيط (proxy)
network-without = تابع دون شبكة
network-line = { $name }، الإشارة { $strength }%
network-in-use = مستعملة الآن
network-open = دون مفتاح
network-key = بمفتاح
network-unsupported = غير مناسبة: تطلب حسابا شخصيا

key-title = ادخل إلى الشبكة { $name }
key-hidden-title = ادخل إلى شبكة مخفية
key-name = اسم الشبكة
key-label = مفتاح الشبكة
key-hint = من 8 إلى 63 حرفا أو رقما أو علامة. اتركه فارغا إن لم يكن للشبكة مفتاح.
key-show = أظهر المفتاح
key-shown = ظاهر
key-hidden = مخفي
key-go = ادخل
key-joining = ندخل إلى الشبكة
key-joining-text = قد يستغرق ذلك دقيقة تقريبا.

proxy-title = وسيط إلى الإنترنت (proxy)
proxy-text = يلزم فقط إذا طلبته الشبكة. يعرفه المسؤول عن الشبكة.
proxy-host = اسم الوسيط
proxy-port = المنفذ (رقم)
proxy-go = استعمل هذا الوسيط
proxy-none = دون وسيط

## الرمز

code-title = اكتب رمز الجهاز
code-text = يُنشأ الرمز في المركز الإقليمي، في صفحة مقرّك. يصلح مرة واحدة.
code-label = الرمز
code-hint = الحروف الكبيرة والمسافات والشرطات لا تهم.
code-written = الحروف المكتوبة: { $count }. للرمز 18 أو 44 حرفا.
code-good = الرمز مكتوب جيدا.
code-maybe-wrong = الحروف المكتوبة: { $count }. إن كان الرمز ينتهي هنا فأحد الحروف غير صحيح: قارنه.
code-wrong = أحد الحروف غير صحيح: قارن الرمز جزءا جزءا.
code-too-long = الرمز طويل جدا: امحُ ما كتبته زيادة.
code-letter = « { $letter } » لا يستعمل في الرموز: قارنه.
code-go = سجّل
code-brought = استعمل رمز الذاكرة
code-later = لاحقا
code-clear = امحُ الكل
code-enrolling = نسجّل الجهاز
code-enrolling-text = نسأل المركز الإقليمي. قد يستغرق ذلك دقيقة.

enrolled-title = الجهاز مسجّل
enrolled-text = قارن البصمة بما يظهر في المركز الإقليمي. إن اختلفت فاتصل بالمسؤول عن الأجهزة.
enrolled-terminal = رقم الجهاز
enrolled-fingerprint = البصمة
enrolled-centre = المركز الإقليمي
enrolled-go = افتح الجهاز

## لوحة المفاتيح على الشاشة

keyboard-show = أظهر لوحة المفاتيح
keyboard-hide = أخفِ لوحة المفاتيح
keyboard-space = مسافة
keyboard-erase = امحُ حرفا
keyboard-capitals = ABC
keyboard-capitals-spoken = حروف كبيرة
keyboard-small = abc
keyboard-small-spoken = حروف صغيرة
keyboard-signs = .-@
keyboard-signs-spoken = علامات

## ما المشكلة وماذا تفعل

why-request = الطلب غير واضح
why-request-do = ارجع وحاول مرة أخرى. إن تكرر ذلك فأعد التشغيل.
why-busy = هناك تثبيت جارٍ
why-busy-do = انتظر حتى ينتهي.
why-not-here = لا يمكن التثبيت هنا
why-not-here-do = أعد التشغيل من الذاكرة واختر التثبيت.
why-machine = لم يستطع الجهاز ذلك
why-machine-do = حاول مرة أخرى. إن تكرر ذلك فأعد التشغيل واتصل بالمسؤول عن الأجهزة.
why-lost = الجزء الذي يعمل على النظام لا يجيب
why-lost-do = انتظر لحظة وحاول مرة أخرى. إن تكرر ذلك فأعد التشغيل.
why-disk-gone = القرص لم يعد موجودا
why-disk-gone-do = تحقق من سلك القرص وابحث مرة أخرى.
why-disk-running = هذه هي الذاكرة التي بدأت منها
why-disk-running-do = اختر قرصا آخر.
why-disk-read-only = لا يمكن الكتابة على القرص
why-disk-read-only-do = أزل الحماية من الكتابة أو اختر قرصا آخر.
why-disk-in-use = القرص مستعمل الآن
why-disk-in-use-do = أعد التشغيل من الذاكرة وحاول مرة أخرى.
why-disk-too-small = القرص صغير جدا: { $has } GB
why-disk-too-small-do = يلزم { $need } GB على الأقل: اختر قرصا أكبر.
why-name-differs = هذا ليس اسم القرص
why-name-differs-do = اكتب الاسم الذي فوق الحقل.
why-nothing-to-keep = ليس على هذا القرص ما يُحتفظ به
why-nothing-to-keep-do = ثبّت دون الاحتفاظ بالتسجيل.
why-disk-fails = القرص لا يعمل جيدا
why-disk-fails-do = لم يكتمل التثبيت والقرص يقول ذلك عند البدء. جرّب قرصا آخر.
why-disk-lies = ما قرأناه ليس ما كتبناه
why-disk-lies-do = القرص أو الذاكرة تالفان. حاول مرة أخرى، وإن تكرر ذلك فبدّلهما.
why-medium = لا يمكن قراءة الذاكرة جيدا
why-medium-do = اكتب الذاكرة من جديد أو استعمل غيرها.
why-not-uefi = بدأ الجهاز بالطريقة القديمة (BIOS)
why-not-uefi-do = اختر UEFI في إعدادات البدء أو استعمل من الذاكرة.
why-no-network-service = خدمة الشبكة لا تجيب
why-no-network-service-do = انتظر لحظة وابحث مرة أخرى. إن تكرر ذلك فأعد التشغيل.
why-no-wifi = لا نجد بطاقة لاسلكية
why-no-wifi-do = شغّلها من زر الجهاز أو استعمل السلك.
why-network-gone = الشبكة لم تعد موجودة
why-network-gone-do = اقترب من نقطة الوصول وابحث مرة أخرى.
why-network-unsupported = هذه الشبكة تطلب حسابا شخصيا
why-network-unsupported-do = اختر شبكة لها مفتاح واحد للجميع.
why-key-shape = للمفتاح من 8 إلى 63 حرفا
why-key-shape-do = تحقق من المفتاح واكتبه من جديد.
why-key-wrong = المفتاح غير صحيح
why-key-wrong-do = أظهر المفتاح وقارنه وحاول مرة أخرى.
why-no-address = الشبكة لا تعطي عنوانا
why-no-address-do = اسأل المسؤول عن الشبكة أو اختر غيرها.
why-no-answer = الشبكة لا تجيب
why-no-answer-do = حاول مرة أخرى أو اختر شبكة أخرى.
why-proxy-shape = اسم الوسيط أو منفذه غير صحيح
why-proxy-shape-do = الاسم مثل proxy.example.it والمنفذ رقم حتى 65535.
why-no-code = لا يوجد رمز هنا
why-no-code-do = اكتب الرمز بلوحة المفاتيح.
why-code-shape = الرمز غير مكتوب جيدا
why-code-shape-do = قارنه جزءا جزءا.
why-code-refused = المركز لا يقبل هذا الرمز
why-code-refused-do = انتهت مدته أو استُعمل أو هو لإقليم آخر. أنشئ رمزا جديدا في صفحة المقرّ.
why-no-internet = الإنترنت لا يجيب
why-no-internet-do = ارجع إلى الشبكة وتحقق منها. الرمز يبقى صالحا.
why-portal = الشبكة تطلب قبول صفحة
why-portal-do = اختر شبكة أخرى أو اسأل المسؤول عنها. الرمز يبقى صالحا.
why-centre-silent = المركز الإقليمي لا يجيب
why-centre-silent-do = تحقق من الشبكة ومن ساعة الجهاز ثم حاول مرة أخرى. الرمز يبقى صالحا.
why-no-centre = لا نعرف أين المركز الإقليمي
why-no-centre-do = استعمل الرمز الكامل مع عنوان المركز أو اتصل بمن جهّز الذاكرة.
why-file-wrong = لا نفهم ملف الذاكرة
why-file-wrong-do = صحّح السطر { $line } من sportello-install.toml ثم أعد التشغيل.
why-rule-none = لا قرص كما يقول ملف الذاكرة
why-rule-none-do = تحقق من قاعدة القرص في sportello-install.toml أو اختر القرص بنفسك.
why-rule-many = أكثر من قرص كما يقول ملف الذاكرة
why-rule-many-do = اكتب الرقم التسلسلي في sportello-install.toml أو اختر القرص بنفسك.
why-erase-differs = ملف الذاكرة لا يسمح بمحو هذا القرص
why-erase-differs-do = اكتب طرازه عند erase أو اختر القرص بنفسك.
why-already = هذا النظام موجود على القرص من قبل
why-already-do = انزع الذاكرة وأعد التشغيل.
