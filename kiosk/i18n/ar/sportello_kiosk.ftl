# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# كلمات الشاشات بالعربية الفصحى الميسّرة: جمل قصيرة، وكلمة واحدة للشيء الواحد، والأزرار أفعال أو
# مصادر، ولا يُلام أحد، ولا تُستعمل كلمة «خطأ».

## اللغة

language-name = العربية
direction = rtl
greeting = مرحبًا بكم

## كلمات في كل مكان

go-on = متابعة
go-back = رجوع
close = إغلاق
cancel = إلغاء
confirm = تأكيد
next-page = الصفحة التالية
previous-page = الصفحة السابقة
page-of = صفحة { $page } من { $pages }
minutes-about = { $minutes ->
    [one] نحو دقيقة واحدة
    [two] نحو دقيقتين
    [few] نحو { $minutes } دقائق
   *[other] نحو { $minutes } دقيقة
}
staff = الموظفون

## الشريط السفلي

bar-language = اللغة
bar-appearance = المظهر والصوت
bar-read = القراءة بصوت عالٍ
bar-read-stop = إيقاف القراءة
bar-help = طلب المساعدة
bar-help-sent = طُلبت المساعدة
bar-end = إنهاء
bar-hide = إخفاء الشاشة
bar-more = المزيد
time-left-minutes = { $minutes ->
    [zero] لم يبقَ وقت
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $minutes } دقائق
   *[other] بقيت { $minutes } دقيقة
}
time-left-seconds = { $seconds ->
    [zero] لم يبقَ وقت
    [one] بقيت ثانية واحدة
    [two] بقيت ثانيتان
    [few] بقيت { $seconds } ثوانٍ
   *[other] بقيت { $seconds } ثانية
}
time-left-paused = الوقت متوقف
time-grace = { $minutes ->
    [one] دقيقة أخيرة للحفظ
    [two] دقيقتان للحفظ
    [few] { $minutes } دقائق للحفظ
   *[other] { $minutes } دقيقة للحفظ
}

## تنبيهات الوقت

warning-minutes = { $minutes ->
    [one] بقيت لك دقيقة واحدة.
    [two] بقيت لك دقيقتان.
    [few] بقيت لك { $minutes } دقائق.
   *[other] بقيت لك { $minutes } دقيقة.
}
warning-save = إذا أردت الاحتفاظ بشيء فاحفظه أو اطبعه الآن.
warning-hop = الوقت متوقف ما دمت تُثبت هويتك أو تدفع. خذ وقتك.
grace-title = انتهى الوقت
grace-text = { $minutes ->
    [one] لديك دقيقة واحدة لحفظ ما تحتاج إليه أو طباعته.
    [two] لديك دقيقتان لحفظ ما تحتاج إليه أو طباعته.
    [few] لديك { $minutes } دقائق لحفظ ما تحتاج إليه أو طباعته.
   *[other] لديك { $minutes } دقيقة لحفظ ما تحتاج إليه أو طباعته.
}
extend = { $minutes ->
    [one] طلب دقيقة إضافية
    [two] طلب دقيقتين إضافيتين
    [few] طلب { $minutes } دقائق إضافية
   *[other] طلب { $minutes } دقيقة إضافية
}
grace-take = { $minutes ->
    [one] دقيقة واحدة للحفظ
    [two] دقيقتان للحفظ
    [few] { $minutes } دقائق للحفظ
   *[other] { $minutes } دقيقة للحفظ
}
phone = أنا على الهاتف
extended = { $minutes ->
    [one] لديك دقيقة إضافية.
    [two] لديك دقيقتان إضافيتان.
    [few] لديك { $minutes } دقائق إضافية.
   *[other] لديك { $minutes } دقيقة إضافية.
}
extend-refused-waiting = هناك شخص آخر ينتظر دوره. لا يمكننا إعطاؤك وقتًا إضافيًا.
extend-refused-closing = سنغلق بعد قليل. لا يمكننا إعطاؤك وقتًا إضافيًا.
extend-refused-used = حصلت على كل الوقت الإضافي. إذا احتجت إلى المزيد فاسأل الموظفين.
understood = فهمت

## الترحيب

welcome-start = ابدأ
welcome-free = الخدمة مجانية.
welcome-documents = لا تحتاج إلى أي وثيقة.
welcome-erased = في النهاية نمحو كل شيء.
welcome-appearance = المظهر
welcome-voice-on = تشغيل الصوت
welcome-voice-off = إيقاف الصوت
welcome-closing = يمكنك اليوم استعمال هذا الحاسوب حتى الساعة { $time }.

## اللغة

language-title = اللغة
language-text = يمكنك تغيير اللغة متى شئت، وتبقى في المكان نفسه.

## المظهر والصوت

appearance-title = المظهر والصوت
appearance-colours = الألوان
appearance-light = فاتحة
appearance-dark = داكنة
appearance-contrast = تباين قوي
appearance-text = حجم الحروف
appearance-text-normal = عادي
appearance-text-large = كبير
appearance-text-largest = كبير جدًا
appearance-motion = الحركة
appearance-motion-some = خفيفة
appearance-motion-none = بلا حركة
appearance-voice = صوت يقرأ
appearance-voice-on = مُشغَّل
appearance-voice-off = متوقف

hands-title = المفاتيح والمؤشر
hands-slow = لا يُحسب المفتاح إلا إذا أبقيته مضغوطًا
hands-bounce = ضغطتان متقاربتان تُحسبان واحدة
hands-sticky = الحرف الكبير: المفتاح أولًا ثم الحرف
hands-repeat = المفتاح المضغوط طويلًا يتكرر
hands-dwell = المؤشر يضغط حيث يتوقف
hands-single = مفتاح واحد: الإطار يتحرك وحده
hands-no = لا
hands-yes = نعم
hands-short = قصير
hands-medium = متوسط
hands-long = طويل
hands-capital = الحرف التالي كبير
hands-third = المفتاح التالي يُحسب مع AltGr

## قبل البدء

notice-title = قبل أن تبدأ
notice-time = كم لديك من الوقت
notice-time-text = { $minutes ->
    [one] لديك دقيقة واحدة. ننبّهك قبل أن تنتهي.
    [two] لديك دقيقتان. ننبّهك قبل أن تنتهيا.
    [few] لديك { $minutes } دقائق. ننبّهك قبل أن تنتهي.
   *[other] لديك { $minutes } دقيقة. ننبّهك قبل أن تنتهي.
}
notice-erased = ماذا نمحو
notice-erased-text = كل شيء: الصفحات التي تزورها وما تكتبه والملفات. نمحوه عندما تنتهي.
notice-counted = ماذا نعدّ
notice-counted-text = نعدّ فقط أن شخصًا استعمل الحاسوب، وكم من الوقت، ولأي خدمة. لا نعرف من أنت.
notice-who = من أمام الشاشة؟
notice-alone = أنا وحدي
notice-helped = شخص يساعدني
notice-optional = يمكنك ألّا تجيب.

## ماذا تريد أن تفعل

home-title = ماذا تريد أن تفعل؟
home-search = بحث
home-search-hint = اكتب ما تحتاج إليه
home-choose = لا أعرف من أين أبدأ
home-practise = تدرَّب
home-return = العودة إلى: { $task }
need-identity = الهوية الرقمية
need-identity-text = الدخول إلى المواقع باسمك
need-health = الصحة
need-health-text = الطبيب والزيارات والنتائج
need-money = المال والإعانات
need-money-text = التخفيضات والمعاش والدعم
need-school = المدرسة
need-school-text = التسجيل والطعام والسجل
need-work = العمل
need-work-text = عروض العمل والسيرة
need-payments = الدفع
need-payments-text = الإشعارات والغرامات
need-messages = البريد والرسائل
need-messages-text = القراءة والكتابة
need-learn = التعلّم
need-learn-text = دروس وكتب ولغات
need-commune = بلديتي
need-commune-text = خدمات هذا المكان
need-browse = التصفح الحر
need-browse-text = فتح المواقع التي تريدها

## البحث والقوائم

results-title = نتائج «{ $words }»
results-none = لم نجد «{ $words }».
results-none-help = جرّب كلمة واحدة، مثل «طبيب»، أو اسأل الموظفين.
results-again = بحث جديد
list-empty = لا يوجد شيء هنا بعد. اسأل الموظفين.
task-unchecked-short = لم يُراجَع بعد
task-practice = تدريب بلا مخاطر
task-italian-short = بالإيطالية

## ساعدني على الاختيار

choose-title = نساعدك على الاختيار
choose-question = ما الذي جاء بك إلى هنا؟
choose-letter = وصلتني رسالة أو إشعار
choose-doctor = أحتاج إلى طبيب أو نتيجة فحص
choose-money = أحتاج إلى مساعدة مالية
choose-work = أبحث عن عمل
choose-child = الأمر يخص ابني أو ابنتي
choose-enter = موقع يطلب مني الدخول باسمي
choose-nothing = لا شيء من هذا
choose-found = ربما هذا ما تحتاج إليه
choose-nothing-text = لا مشكلة. الموظفون يستمعون إليك ويساعدونك على الاختيار.

## بطاقة الخدمة

card-needs = قبل أن تبدأ تحتاج إلى
card-needs-none = لا تحتاج إلى شيء.
card-print = طباعة القائمة
card-steps = { $count ->
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $count } خطوات
   *[other] { $count } خطوة
}
card-start = ابدأ
card-too-long = تحتاج هذه الخدمة إلى نحو { $needed } دقيقة وبقيت لك { $left } دقيقة. الأفضل أن تعود في يوم آخر أو تسأل الموظفين.
card-long = تحتاج هذه الخدمة إلى نحو { $needed } دقيقة وبقيت لك { $left } دقيقة. يمكنك أن تبدأ ثم تطلب وقتًا إضافيًا قبل النهاية.
card-unchecked = لم يراجع أحد هذا الدليل على الموقع الحقيقي بعد. قد تكون الأزرار مختلفة.
card-practice = هذا تدريب: لا شيء حقيقي هنا فلا تقلق.
card-who = من يستطيع
card-cost = كم يكلّف
card-for-whom = لك أو لشخص آخر
card-stop = متى تتوقف وتطلب المساعدة
card-dangers = انتبه
card-italian = هذا الدليل غير موجود بلغتك بعد. تقرؤه بالإيطالية.
card-unreviewed = لم يراجع هذا الدليلَ بعدُ أحدٌ يتكلم هذه اللغة. إن كان لديك شك، فاسأل الموظفين.
danger-money = هنا تدفع حقًّا
danger-password = كلمات السر والرموز السرية
danger-scam = احذر الاحتيال
danger-data = بيانات حساسة
danger-careful = لا يمكن التراجع
fact-ask = (اسأل الموظفين)

## الدليل

guide-step = الخطوة { $step } من { $steps }
guide-show = أرني
guide-show-stop = إزالة العلامة
guide-read = اقرأ
guide-stuck = لا ينجح…
guide-further = أظهر البقية
guide-beginning = أظهر البداية
guide-back = رجوع
guide-done = تم
guide-finish = انتهيت
guide-other = خدمة أخرى
guide-lost-title = لا نعرف إلى أين وصلت
guide-lost-text = ربما فتحت صفحة أخرى. لم يحدث شيء خطير.
guide-lost-restart = إعادة الخطوة
guide-lost-stay = أبقى هنا
guide-troubles = ما المشكلة؟
trouble-page = الصفحة بيضاء أو متوقفة
trouble-page-do = تحميلها من جديد
trouble-button = لا أجد الزر
trouble-button-do = أرني
trouble-elsewhere = أنا في صفحة أخرى
trouble-elsewhere-do = إعادة الخطوة
trouble-other = شيء آخر
guide-restart-site = العودة إلى بداية الموقع
guide-page-back = الصفحة السابقة
guide-print = طباعة الصفحة
guide-blocked = هذا الموقع ليس من الخدمة ولذلك لا يُفتح. عُد إلى الصفحة السابقة.
guide-blocked-staff = إذا كنت تحتاج إليه حقًا فيمكن للموظفين فتحه.
guide-restarted = أُغلق برنامج المواقع وفتحناه من جديد. أنت في الخطوة نفسها.
guide-unreachable = الموقع لا يجيب. انتظر قليلًا ثم أعد المحاولة، أو عُد في يوم آخر.
guide-no-network = لا يوجد اتصال بالإنترنت. ليس هذا بسببك: اطلب الموظفين.
guide-full = امتلأ مكان الملفات. امحُ ملفًا أو اطلب الموظفين.
guide-tabs = فتحت صفحات كثيرة. أغلقنا آخر صفحة.
guide-no-voice = لا يوجد هنا صوت لهذه اللغة.
guide-no-printer = الطباعة غير ممكنة الآن. اطلب الموظفين.
guide-print-ask = عدد الصفحات للطباعة: { $pages }.
guide-print-price = السعر { $amount }. ادفع للموظفين.
guide-no-paper = لا يوجد ورق في الطابعة. اطلب الموظفين ثم تخرج الصفحات وحدها.
guide-printer-off = الطابعة لا تجيب أو توقفت. اطلب الموظفين.
guide-too-many-pages = الصفحات كثيرة جدًا للطباعة. اطلب الموظفين.
guide-stick-ready = ذاكرة USB جاهزة.
guide-stick-save = احفظ على الذاكرة
guide-stick-saved = الملفات المحفوظة: { $files }. يمكنك الآن نزع الذاكرة.
guide-stick-unusable = لا يمكن استعمال هذه الذاكرة. جرّب غيرها.
guide-stick-full = الذاكرة ممتلئة. جرّب غيرها.
guide-stick-pulled = نُزعت الذاكرة قبل الأوان. أدخلها من جديد واحفظ.
guide-code = خذه على هاتفك
guide-no-code = النص طويل جدًا للرمز. اختر جزءًا أقصر.
guide-printed = { $pages ->
    [one] تُطبع صفحة واحدة.
    [two] تُطبع صفحتان.
    [few] تُطبع { $pages } صفحات.
   *[other] تُطبع { $pages } صفحة.
}
guide-saved = يبقى الملف هنا حتى النهاية ثم نمحوه.
guide-browse-title = أنت تتصفح بحرية
guide-browse-text = عندما تنتهي نمحو كل شيء.
guide-retry = إعادة المحاولة
guide-opening = نفتح الموقع. لحظة من فضلك.
guide-done-title = أحسنت
guide-done-text = أكملت كل الخطوات.
guide-did = ماذا فعلت
guide-next = ماذا يحدث الآن

## المساعدة

help-title = المساعدة
help-call = طلب الموظفين
help-sent = أُرسل الطلب
help-sent-text = أخبرنا الموظفين. ابقَ هنا من فضلك.
help-seen = وصل الطلب
help-seen-text = رأى الموظفون طلبك.
help-coming = الموظف قادم
help-coming-text = سيأتي إليك أحد الموظفين.
help-nobody = لا أحد يستطيع الحضور الآن
help-nobody-text = يمكنك الاتصال بالهاتف، ويمكنك المتابعة في هذه الأثناء.
help-phone = الهاتف: { $phone }
help-area = أخبر الموظفين عن الموضوع: { $area }
help-area-yes = نعم
help-area-no = لا
help-cancel = لم أعد بحاجة إليها

## ما يقوله الموظفون

message-title = رسالة من الموظفين
message-closing-soon = سنغلق بعد قليل. احفظ أو اطبع ما تحتاج إليه.
message-someone-waits = شخص آخر ينتظر. من فضلك أنهِ ما تفعله عندما تستطيع.
message-come-to-the-desk = من فضلك تعال إلى مكتب الاستقبال.
message-wait-a-moment = انتظر لحظة من فضلك، نحن قادمون.
message-quiet-please = من فضلك تكلّم بصوت منخفض.
message-short-stop = سنوقف هذا الحاسوب بعد قليل لوقت قصير. احفظ ما تحتاج إليه.
staff-end-notice = { $seconds ->
    [zero] يغلق الموظفون هذا الحاسوب الآن.
    [one] بعد ثانية واحدة يغلق الموظفون هذا الحاسوب.
    [two] بعد ثانيتين يغلق الموظفون هذا الحاسوب.
    [few] بعد { $seconds } ثوانٍ يغلق الموظفون هذا الحاسوب.
    [many] بعد { $seconds } ثانية يغلق الموظفون هذا الحاسوب.
   *[other] بعد { $seconds } ثانية يغلق الموظفون هذا الحاسوب.
}
staff-end-notice-text = احفظ أو اطبع الآن ما تريد أن تبقيه. ثم نمحو كل شيء.

## إخفاء الشاشة

hide-title = إخفاء الشاشة
hide-text = اختر رمزًا من أربعة أرقام. تحتاج إليه للعودة.
hide-code = رمزك
hide-code-again = الرمز نفسه
hide-repeat = اكتب الرمز نفسه مرة أخرى
hide-differs = الرمزان مختلفان. اختر من جديد.
hide-limit = { $minutes ->
    [one] إذا لم تعد خلال دقيقة واحدة ننهي ونمحو كل شيء.
    [two] إذا لم تعد خلال دقيقتين ننهي ونمحو كل شيء.
    [few] إذا لم تعد خلال { $minutes } دقائق ننهي ونمحو كل شيء.
   *[other] إذا لم تعد خلال { $minutes } دقيقة ننهي ونمحو كل شيء.
}
locked-title = الشاشة مخفية
locked-text = اكتب رمزك للمتابعة.
locked-wrong = ليس هذا هو الرمز. أعد المحاولة.
locked-forgotten = نسيت الرمز؟ لا يستطيع الموظفون إلا الإنهاء ومحو كل شيء.
locked-until = { $minutes ->
    [one] بعد دقيقة واحدة نمحو كل شيء.
    [two] بعد دقيقتين نمحو كل شيء.
    [few] بعد { $minutes } دقائق نمحو كل شيء.
   *[other] بعد { $minutes } دقيقة نمحو كل شيء.
}
digits-entered = { $count ->
    [zero] لم يُكتب أي رقم
    [one] كُتب رقم واحد
    [two] كُتب رقمان
    [few] كُتبت { $count } أرقام
   *[other] كُتب { $count } رقمًا
}
digit-erase = محو
staff-locked-title = هذا الحاسوب مقفل
staff-locked-text = يعود الموظفون بعد قليل. صفحاتك ما زالت هنا.
locked-wait = { $seconds ->
    [one] انتظر ثانية واحدة ثم أعد المحاولة.
    [two] انتظر ثانيتين ثم أعد المحاولة.
    [few] انتظر { $seconds } ثوانٍ ثم أعد المحاولة.
   *[other] انتظر { $seconds } ثانية ثم أعد المحاولة.
}

## هل ما زلت هنا؟

idle-title = هل ما زلت هنا؟
idle-text = غطّينا الصفحة حتى لا يراها أحد غيرك.
idle-still = ما زلت أنا
idle-new = وصلت الآن
idle-new-text = إذا وصلت الآن فإننا نمحو كل شيء وتبدأ من جديد.
idle-seconds = { $seconds ->
    [zero] لا ثوانٍ
    [one] ثانية واحدة
    [two] ثانيتان
    [few] { $seconds } ثوانٍ
   *[other] { $seconds } ثانية
}

## الإنهاء

end-title = هل حفظت ما تحتاج إليه؟
end-text = عندما تنهي نمحو كل شيء، ولا يستطيع أحد استرجاعه.
end-files = لم تحفظ هذه الملفات بعد:
files-pdf = { $count ->
    [one] مستند واحد للطباعة (PDF)
    [two] مستندان للطباعة (PDF)
    [few] { $count } مستندات للطباعة (PDF)
   *[other] { $count } مستندًا للطباعة (PDF)
}
files-image = { $count ->
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
   *[other] { $count } صورة
}
files-document = { $count ->
    [one] مستند نصي واحد
    [two] مستندان نصيان
    [few] { $count } مستندات نصية
   *[other] { $count } مستندًا نصيًا
}
files-other = { $count ->
    [one] ملف آخر
    [two] ملفان آخران
    [few] { $count } ملفات أخرى
   *[other] { $count } ملفًا آخر
}
end-now = إنهاء ومحو
end-stay = أبقى هنا

## المحو

ending-title = نمحو كل شيء
ending-done = محونا كل شيء
ending-failed = هناك شيء لم يُمحَ كما يجب
ending-failed-text = يتوقف هذا الحاسوب ويبدأ من جديد وحده، ولا يستعمله أحد قبل ذلك.
erased-pages = الصفحات التي زرتها
erased-pages-done = مُحيت
erased-files = الملفات
erased-files-done = مُحيت
erased-memory = الذاكرة
erased-memory-done = نُظّفت
erased-print = أوراق تنتظر الطباعة
erased-print-done = مُحيت
erased-clipboard = النصوص المنسوخة
erased-clipboard-done = مُحيت
erased-secrets = المفاتيح والرموز
erased-secrets-done = مُحيت
erased-waiting = لحظة
erased-failed = لم ينجح
erased-not-proven = لا يمكن إثباته على هذا الحاسوب

## الشكر

thanks-title = شكرًا
thanks-question = كيف كانت التجربة؟
rating-1 = سيئة جدًا
rating-2 = سيئة
rating-3 = متوسطة
rating-4 = جيدة
rating-5 = جيدة جدًا
thanks-rated = شكرًا على إجابتك.
thanks-list = ما الذي محوناه
thanks-skip = لا أجيب
thanks-take = لا تنسَ أن تأخذ أغراضك.
thanks-today = ماذا فعلت اليوم
thanks-today-next = ماذا يحدث الآن

## التعلم

home-learn = تعلّم في دقيقتين
learn-title = تعلّم في دقيقتين
learn-minutes = { $minutes ->
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $minutes } دقائق
    [many] { $minutes } دقيقة
   *[other] { $minutes } دقيقة
}
learn-assess = ماذا أعرف أن أفعل؟
learn-assess-text = ثلاث عشرة جملة عنك
lesson-card = البطاقة { $number } من { $count }
lesson-trial = جرّب
lesson-right = صحيح.
lesson-wrong = ليست هذه.
lesson-again = جرّب جوابًا آخر.
lesson-done = انتهيت. الآن يمكنك أن تفعل هذا:
lesson-start-again = ابدأ من جديد
lesson-leave = دروس أخرى

## ماذا أعرف أن أفعل

assess-title = ماذا أعرف أن أفعل؟
assess-intro = اقرأ ثلاث عشرة جملة. اختر جوابًا لكل جملة: لا يوجد جواب خاطئ.
assess-private = لا نحتفظ بأجوبتك. نَعُدّ فقط نتيجة كل مجال، دون أن نعرف من أنت.
assess-start = ابدأ
assess-number = الجملة { $number } من { $count }
assess-never = ليس بعد
assess-helped = بمساعدة
assess-alone = وحدي
assess-teach = أشرحه لغيري
assess-result = هذا ما تعرف أن تفعله
assess-try = جرّب هذا:
area-1 = البحث عن المعلومات وحفظها
area-2 = التواصل مع الآخرين واستعمال الخدمات
area-3 = الكتابة والإنشاء
area-4 = حماية نفسك وبياناتك
area-5 = حلّ المشاكل
level-1 = يمكنك أن تبدأ من هنا. الموظفون يساعدونك.
level-2 = بقليل من التدريب تفعله وحدك.
level-3 = تدبّر أمرك وحدك.
level-4 = تفعله جيدًا: يمكنك أن تساعد غيرك.

## مغلق، صيانة، خارج الخدمة

closed-title = نحن مغلقون الآن
closed-opens = نفتح { $when }
closed-hours = مواعيد العمل
closed-day-closed = مغلق
hours-range = من { $from } إلى { $to }
day-1 = الاثنين
day-2 = الثلاثاء
day-3 = الأربعاء
day-4 = الخميس
day-5 = الجمعة
day-6 = السبت
day-7 = الأحد
day-at = يوم { $day } الساعة { $time }
today-at = اليوم الساعة { $time }
tomorrow-at = غدًا الساعة { $time }
maintenance-title = أعمال صيانة
maintenance-text = يُصلح الموظفون هذا الحاسوب. استعمل حاسوبًا آخر من فضلك.
out-title = هذا الحاسوب متوقف
out-text = استعمل حاسوبًا آخر أو اطلب الموظفين.
out-reason-wipe = لسنا متأكدين من محو كل ما يخص الشخص الذي كان قبلك، ولذلك توقفنا.
out-reason-staff = وضعه الموظفون جانبًا.
out-reason-fault = هناك شيء لا يعمل هنا. ليس هذا بسببك.
nothing-title = التصفح غير ممكن هنا اليوم
nothing-reason-browser = البرنامج الذي يفتح المواقع غير موجود.
nothing-reason-shelter = لا يستطيع هذا الحاسوب حماية بياناتك، ولذلك لا يفتح.
nothing-reason-screen = لا يمكن تقسيم الشاشة بأمان.
nothing-reason-tasks = لا يمكن قراءة الأدلة.
nothing-reason-space = لم يبقَ مكان على هذا الحاسوب.
nothing-reason-book = لا يستطيع هذا الحاسوب كتابة سجله.
nothing-text = استعمل حاسوبًا آخر أو اطلب الموظفين. نحن نعيد المحاولة وحدنا.
call-phone = اتصل بالرقم { $phone }

## الموظفون

pin-title = الموظفون
pin-text = اكتب رمزك الشخصي.
pin-wrong = ليس هذا هو الرمز.
pin-wait = { $seconds ->
    [one] انتظر ثانية واحدة ثم أعد المحاولة.
    [two] انتظر ثانيتين ثم أعد المحاولة.
    [few] انتظر { $seconds } ثوانٍ ثم أعد المحاولة.
   *[other] انتظر { $seconds } ثانية ثم أعد المحاولة.
}
pin-none = لا يوجد رمز للموظفين على هذا الحاسوب بعد. اسأل من يديره.
staff-title = قائمة الموظفين
staff-hello = دخلت باسم { $name }
staff-start = ابدأ لشخص آخر
staff-extend-by = { $minutes ->
    [one] دقيقة إضافية
    [two] دقيقتان إضافيتان
    [few] { $minutes } دقائق إضافية
   *[other] { $minutes } دقيقة إضافية
}
staff-end = إنهاء
staff-end-sure = هل ننهي الجلسة ونمحو كل شيء؟
staff-lock = قفل الحاسوب
staff-maintenance = وضعه في الصيانة
staff-maintenance-end = إعادته إلى الاستعمال
staff-clear = إعادته إلى الخدمة
staff-allow-host = فتح آخر موقع ممنوع
staff-allow-host-none = لا يوجد موقع ممنوع
staff-allowed-host = فُتح الموقع لهذه الجلسة
staff-waiting-on = شخص ينتظر: نعم
staff-waiting-off = شخص ينتظر: لا
staff-health = حالة الحاسوب
staff-receipts = آخر عمليات المحو
staff-receipts-none = لا توجد عمليات محو بعد.
staff-leave = الخروج من القائمة
staff-help-coming = أنا قادم
staff-session-left = { $minutes ->
    [one] شخص يستعمل الحاسوب: بقيت دقيقة واحدة
    [two] شخص يستعمل الحاسوب: بقيت دقيقتان
    [few] شخص يستعمل الحاسوب: بقيت { $minutes } دقائق
   *[other] شخص يستعمل الحاسوب: بقيت { $minutes } دقيقة
}
staff-session-locked = الشاشة مخفية. يمكنك الإنهاء فقط.
staff-lock-lift = فتح قفل الحاسوب
staff-state-free = الحاسوب متاح
staff-state-locked = قفل الموظفون هذا الحاسوب
staff-state-maintenance = الحاسوب في الصيانة
staff-state-out = الحاسوب خارج الخدمة
staff-state-closed = المكان مغلق
staff-refused-none = غير ممكن: لا أحد يستعمل الحاسوب.
staff-refused-busy = غير ممكن: هناك من يستعمل الحاسوب.
staff-refused-service = غير ممكن: الحاسوب خارج الخدمة أو في الصيانة.
staff-refused-hidden = غير ممكن: أخفى الشخص الشاشة. يمكنك الإنهاء فقط.
staff-refused-other = غير ممكن في هذه اللحظة.
staff-code = رمز للدعم الفني: { $code }
health-browser = برنامج المواقع
health-network = الاتصال بالإنترنت
health-printer = الطابعة
health-voice = الصوت
health-book = السجل
health-space = المكان المتاح
health-clock = الوقت والتاريخ
health-tasks = الأدلة
health-good = جيد
health-poor = يحتاج إلى مراجعة
health-bad = لا يعمل
health-absent = غير موجود
receipt-pass = مُحي كل شيء
receipt-partial = مُحي، ولا يمكن إثبات كل شيء هنا
receipt-fail = لم ينجح: توقف الحاسوب

## الصوت والمفتاح الواحد

voice-key = F2: تشغيل الصوت أو إيقافه
voice-is-on = الصوت يعمل. F2 يوقفه. F3 يعيد الكلام. F7 وF8 للعلو. F9 وF10 للسرعة. أي مفتاح يوقف الكلام.
voice-missing = لا يوجد هنا صوت لهذه اللغة.
voice-volume = علو الصوت { $percent } من 100
voice-rate = السرعة { $rate } من 9
scan-is-on = المفتاح الواحد يعمل. اضغط مفتاح المسافة عندما يكون الإطار على ما تريد. F4 يغير السرعة ثم يوقفه.
scan-is-off = المفتاح الواحد متوقف.
role-button = زر
role-link = رابط
role-toggle = مفتاح تشغيل
role-radio = خيار
role-field = حقل كتابة
role-secret = حقل مخفي
role-heading = عنوان
role-combo = قائمة خيارات
role-checkbox = مربع اختيار
role-picture = صورة
role-foreign = جزء من موقع آخر لا يمكن قراءته هنا
role-chosen = مختار
role-not-chosen = غير مختار
role-unavailable = غير متاح
role-wrong = يحتاج إلى تصحيح
role-required = مطلوب
role-empty = فارغ
page-keys = للصفحة استعمل السهمين إلى أعلى وإلى أسفل. H للعناوين. L للروابط. B للأزرار. C للحقول. مفتاح الإدخال يضغط.
page-end = لا يوجد شيء آخر.
page-silent = الصفحة لا تجيب. حاول مرة أخرى.
page-write = اكتب الآن. F6 يعيدك إلى الدليل.
page-choose = اختر بالسهمين إلى أعلى وإلى أسفل. مفتاح الإدخال يثبت الاختيار.
page-option = { $at } من { $of }
page-before = إلى الخلف في الصفحة
page-next = إلى الأمام في الصفحة
page-press = اضغط في الصفحة
page-type = لوحة المفاتيح
aloud-title = قد يسمع الآخرون
aloud-text = الصوت يقرأ الصفحة ومن هو قريب يسمعها. اضغط مفتاح الإدخال للمتابعة أو صِل السماعات.
aloud-yes = القراءة رغم ذلك
typing-space = مسافة
typing-erase = مسح
typing-capitals = أحرف كبيرة
typing-signs = أرقام وعلامات
typing-letters = حروف
typing-open = لوحة المفاتيح
typing-close = إغلاق لوحة المفاتيح

# Laptops
battery-low = البطارية على وشك النفاد
battery-low-text = احفظ عملك. اطلب من الموظفين توصيل الحاسوب بالكهرباء.
battery-end = البطارية فارغة: ستنتهي الجلسة بعد قليل
battery-end-text = احفظ أو اطبع الآن ما تريد الاحتفاظ به. إذا وصلت الحاسوب بالكهرباء يمكنك المتابعة.
lid-closed = الغطاء مغلق: ستنتهي الجلسة بعد قليل
lid-closed-text = افتحه للمتابعة.
out-reason-battery = البطارية فارغة. يجب توصيل الحاسوب بالكهرباء.
paper-title = الطباعة
paper-making = نُحضِّر الورقة.
paper-page-price = ثمن كل صفحة { $amount }.
paper-free = لا تدفع شيئًا.
paper-printing = نطبع الآن. خذ الورقة من الطابعة.
paper-print = طباعة
paper-today = طباعة ما فعلته

# Networks, in the staff menu
net-title = صل الجهاز بالشبكة
net-cable-connected = السلك يعمل
net-cable-plugged = السلك موصول لكن الشبكة لا تجيب بعد
net-online = الإنترنت يجيب
net-local = هناك شبكة لكن دون إنترنت
net-portal = الشبكة تطلب قبول صفحة
net-portal-text = لهذه الشبكة صفحة ترحيب. اطلب من المسؤول عنها السماح لهذا الجهاز أو اختر شبكة أخرى.
net-offline = لا توجد شبكة
net-offline-text = أدخل السلك أو اختر شبكة لاسلكية.
net-unknown = لا نعرف بعد هل يجيب الإنترنت
net-no-wifi = ليس في هذا الجهاز شبكة لاسلكية أو هي مطفأة.
net-none-found = لا نجد شبكات لاسلكية هنا.
net-scan = ابحث مرة أخرى
net-line = { $name }، الإشارة { $strength }%
net-in-use = مستعملة الآن
net-open = دون مفتاح
net-key = بمفتاح
net-unsupported = غير مناسبة: تطلب حسابا شخصيا
net-key-title = ادخل إلى الشبكة { $name }
net-key-label = مفتاح الشبكة
net-key-hint = من 8 إلى 63 حرفا أو رقما أو علامة. اتركه فارغا إن لم يكن للشبكة مفتاح.
net-key-show = أظهر المفتاح
net-key-shown = ظاهر
net-key-hidden = مخفي
net-key-go = ادخل
net-joining = ندخل إلى الشبكة
net-joining-text = قد يستغرق ذلك دقيقة تقريبا.
net-why-machine = لم يستطع الجهاز ذلك
net-why-machine-do = حاول مرة أخرى. إن تكرر ذلك فأعد التشغيل واتصل بالمسؤول عن الأجهزة.
net-why-lost = الجزء الذي يعمل على النظام لا يجيب
net-why-lost-do = انتظر لحظة وحاول مرة أخرى. إن تكرر ذلك فأعد التشغيل.
net-why-no-network-service = خدمة الشبكة لا تجيب
net-why-no-network-service-do = انتظر لحظة وابحث مرة أخرى. إن تكرر ذلك فأعد التشغيل.
net-why-no-wifi = لا نجد بطاقة لاسلكية
net-why-no-wifi-do = شغّلها من زر الجهاز أو استعمل السلك.
net-why-network-gone = الشبكة لم تعد موجودة
net-why-network-gone-do = اقترب من نقطة الوصول وابحث مرة أخرى.
net-why-network-unsupported = هذه الشبكة تطلب حسابا شخصيا
net-why-network-unsupported-do = اختر شبكة لها مفتاح واحد للجميع.
net-why-key-shape = للمفتاح من 8 إلى 63 حرفا
net-why-key-shape-do = تحقق من المفتاح واكتبه من جديد.
net-why-key-wrong = المفتاح غير صحيح
net-why-key-wrong-do = أظهر المفتاح وقارنه وحاول مرة أخرى.
net-why-no-address = الشبكة لا تعطي عنوانا
net-why-no-address-do = اسأل المسؤول عن الشبكة أو اختر غيرها.
net-why-no-answer = الشبكة لا تجيب
net-why-no-answer-do = حاول مرة أخرى أو اختر شبكة أخرى.
net-known = معروفة من قبل
net-metered = إنها هاتف أحد الأشخاص أو تُدفع حسب الاستهلاك
net-metered-on = التحديثات لا تستعملها
net-metered-off = التحديثات تستعملها
net-forget = انسَ هذه الشبكة
net-page-open = افتح صفحة الشبكة
net-page-title = صفحة الشبكة
net-page-text = وافق أو سجّل الدخول في الصفحة المجاورة. ثم أغلقها: نمحو كل شيء.
net-page-opening = الصفحة تُفتح الآن.
net-page-silent = الصفحة لا تجيب. حمّلها من جديد أو اختر شبكة أخرى.
net-page-again = حمّل من جديد
net-page-close = أغلق وامحُ
health-battery = البطارية
