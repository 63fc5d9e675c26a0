# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# اسکرینوں کے تمام الفاظ، اردو میں۔ اصول: «آپ» سے مخاطب کرنا، چھوٹے جملے، ایک چیز کے لیے ایک ہی لفظ،
# بٹنوں پر فعل، کسی کو الزام نہیں، «غلطی» کا لفظ نہیں۔ سرکاری نام اطالوی میں رہتے ہیں۔

## زبان

language-name = اردو
direction = rtl
greeting = خوش آمدید

## ہر جگہ کے الفاظ

go-on = آگے بڑھیں
go-back = واپس جائیں
close = بند کریں
cancel = منسوخ کریں
confirm = تصدیق کریں
next-page = اگلا صفحہ
previous-page = پچھلا صفحہ
page-of = صفحہ { $page } از { $pages }
minutes-about = تقریباً { $minutes } منٹ
staff = عملہ

## نیچے کی پٹی

bar-language = زبان
bar-appearance = شکل اور آواز
bar-read = بلند آواز میں پڑھیں
bar-read-stop = پڑھنا روکیں
bar-help = مدد بلائیں
bar-help-sent = مدد بلائی گئی
bar-end = ختم کریں
bar-hide = اسکرین چھپائیں
bar-more = مزید
time-left-minutes = { $minutes ->
    [one] { $minutes } منٹ باقی ہے
   *[other] { $minutes } منٹ باقی ہیں
}
time-left-seconds = { $seconds ->
    [one] { $seconds } سیکنڈ باقی ہے
   *[other] { $seconds } سیکنڈ باقی ہیں
}
time-left-paused = وقت رکا ہوا ہے
time-grace = محفوظ کرنے کے لیے { $minutes } منٹ

## وقت کی اطلاع

warning-minutes = { $minutes ->
    [one] آپ کے پاس { $minutes } منٹ باقی ہے۔
   *[other] آپ کے پاس { $minutes } منٹ باقی ہیں۔
}
warning-save = کچھ رکھنا ہو تو ابھی محفوظ کریں یا چھاپیں۔
warning-hop = جب آپ اپنی شناخت دیتے یا پیسے ادا کرتے ہیں تو وقت رکا رہتا ہے۔ اطمینان سے کریں۔
grace-title = وقت ختم ہو گیا
grace-text = { $minutes ->
    [one] ضروری چیزیں محفوظ کرنے یا چھاپنے کے لیے آپ کے پاس { $minutes } منٹ اور ہے۔
   *[other] ضروری چیزیں محفوظ کرنے یا چھاپنے کے لیے آپ کے پاس { $minutes } منٹ اور ہیں۔
}
extend = مزید { $minutes } منٹ مانگیں
grace-take = محفوظ کرنے کے لیے { $minutes } منٹ دیں
phone = میں فون پر ہوں
extended = آپ کو مزید { $minutes } منٹ مل گئے۔
extend-refused-waiting = کوئی اور اپنی باری کا انتظار کر رہا ہے۔ ہم مزید وقت نہیں دے سکتے۔
extend-refused-closing = ہم تھوڑی دیر میں بند کریں گے۔ ہم مزید وقت نہیں دے سکتے۔
extend-refused-used = آپ سارا اضافی وقت لے چکے ہیں۔ مزید چاہیے تو عملے سے پوچھیں۔
understood = سمجھ گئے

## خوش آمدید

welcome-start = شروع کریں
welcome-free = یہ مفت ہے۔
welcome-documents = کوئی کاغذ نہیں چاہیے۔
welcome-erased = آخر میں ہم سب مٹا دیتے ہیں۔
welcome-appearance = شکل
welcome-voice-on = آواز چلائیں
welcome-voice-off = آواز بند کریں
welcome-closing = آج آپ یہ کمپیوٹر { $time } بجے تک استعمال کر سکتے ہیں۔

## زبان بدلنا

language-title = زبان
language-text = آپ جب چاہیں زبان بدل سکتے ہیں۔ آپ اسی جگہ رہتے ہیں۔

## شکل اور آواز

appearance-title = شکل اور آواز
appearance-colours = رنگ
appearance-light = ہلکے
appearance-dark = گہرے
appearance-contrast = بہت واضح
appearance-text = حروف کا سائز
appearance-text-normal = عام
appearance-text-large = بڑا
appearance-text-largest = بہت بڑا
appearance-motion = حرکت
appearance-motion-some = تھوڑی
appearance-motion-none = کوئی نہیں
appearance-voice = پڑھ کر سنانے والی آواز
appearance-voice-on = چالو
appearance-voice-off = بند

hands-title = بٹن اور پوائنٹر
hands-slow = بٹن دبائے رکھنے پر ہی شمار ہوتا ہے
hands-bounce = قریب قریب دو بار دبانا ایک شمار ہوتا ہے
hands-sticky = بڑا حرف: پہلے Shift، پھر حرف
hands-repeat = دبایا ہوا بٹن بار بار لکھتا ہے
hands-dwell = پوائنٹر جہاں رکے وہاں دباتا ہے
hands-single = ایک ہی بٹن: خانہ خود چلتا ہے
hands-no = نہیں
hands-yes = ہاں
hands-short = کم
hands-medium = درمیانہ
hands-long = زیادہ
hands-capital = اگلا حرف بڑا ہے
hands-third = اگلا بٹن AltGr کے ساتھ شمار ہوگا

## شروع کرنے سے پہلے

notice-title = شروع کرنے سے پہلے
notice-time = آپ کے پاس کتنا وقت ہے
notice-time-text = { $minutes ->
    [one] آپ کے پاس { $minutes } منٹ ہے۔ ختم ہونے سے پہلے ہم بتائیں گے۔
   *[other] آپ کے پاس { $minutes } منٹ ہیں۔ ختم ہونے سے پہلے ہم بتائیں گے۔
}
notice-erased = ہم کیا مٹاتے ہیں
notice-erased-text = سب کچھ: جو صفحے آپ دیکھتے ہیں، جو لکھتے ہیں، آپ کی فائلیں۔ جب آپ ختم کرتے ہیں، ہم مٹا دیتے ہیں۔
notice-counted = ہم کیا گنتے ہیں
notice-counted-text = ہم صرف یہ گنتے ہیں کہ کسی نے کمپیوٹر استعمال کیا، کتنی دیر اور کس خدمت کے لیے۔ ہم نہیں جانتے کہ آپ کون ہیں۔
notice-who = اسکرین کے سامنے کون ہے؟
notice-alone = صرف میں
notice-helped = کوئی میری مدد کر رہا ہے
notice-optional = جواب نہ دینا بھی ٹھیک ہے۔

## آپ کو کیا کرنا ہے

home-title = آپ کو کیا کرنا ہے؟
home-search = تلاش کریں
home-search-hint = لکھیں کہ آپ کو کیا چاہیے
home-choose = معلوم نہیں کہاں سے شروع کروں
home-practise = مشق کریں
home-return = واپس جائیں: { $task }
need-identity = ڈیجیٹل شناخت
need-identity-text = اپنے نام سے سائٹس میں جانا
need-health = صحت
need-health-text = ڈاکٹر، معائنہ، رپورٹیں
need-money = پیسے اور امداد
need-money-text = رعایتیں، پنشن، مدد
need-school = اسکول
need-school-text = داخلہ، کھانا، حاضری
need-work = کام
need-work-text = نوکریاں، سی وی
need-payments = ادائیگیاں
need-payments-text = نوٹس، جرمانے، ٹیکس
need-messages = ای میل اور پیغام
need-messages-text = پڑھنا اور لکھنا
need-learn = سیکھنا
need-learn-text = کورس، کتابیں، زبانیں
need-commune = میرا Comune
need-commune-text = اس جگہ کی بلدیاتی خدمات
need-browse = آزادانہ دیکھنا
need-browse-text = اپنی پسند کی سائٹس کھولنا

## تلاش اور فہرستیں

results-title = «{ $words }» کے نتائج
results-none = «{ $words }» نہیں ملا۔
results-none-help = ایک ہی لفظ لکھ کر دیکھیں، مثلاً «ڈاکٹر»۔ یا عملے سے پوچھیں۔
results-again = دوبارہ تلاش کریں
list-empty = یہاں ابھی کچھ نہیں ہے۔ عملے سے پوچھیں۔
task-unchecked-short = جانچ باقی ہے
task-practice = خطرے کے بغیر مشق
task-italian-short = اطالوی میں

## چننے میں مدد

choose-title = ہم چننے میں مدد کرتے ہیں
choose-question = آپ کس کام سے آئے ہیں؟
choose-letter = مجھے کوئی خط یا نوٹس ملا ہے
choose-doctor = ڈاکٹر سے ملنا یا رپورٹ دیکھنی ہے
choose-money = مجھے پیسوں کی مدد چاہیے
choose-work = مجھے کام کی تلاش ہے
choose-child = میرے بیٹے یا بیٹی کے لیے ہے
choose-enter = ایک سائٹ مجھے اپنے نام سے داخل ہونے کو کہتی ہے
choose-nothing = ان میں سے کچھ نہیں
choose-found = شاید آپ کو یہ چاہیے
choose-nothing-text = کوئی بات نہیں۔ عملہ آپ کی بات سنے گا اور چننے میں مدد کرے گا۔

## کسی خدمت کا کارڈ

card-needs = شروع کرنے سے پہلے آپ کو چاہیے
card-needs-none = آپ کو کچھ نہیں چاہیے۔
card-print = فہرست چھاپیں
card-steps = { $count } قدم
card-start = شروع کریں
card-too-long = تقریباً { $needed } منٹ لگتے ہیں اور آپ کے پاس { $left } باقی ہیں۔ شاید کسی اور دن کرنا بہتر ہے، یا عملے سے پوچھیں۔
card-long = تقریباً { $needed } منٹ لگتے ہیں اور آپ کے پاس { $left } باقی ہیں۔ آپ شروع کر سکتے ہیں: ختم ہونے سے پہلے مزید وقت مانگ لیں۔
card-unchecked = اصل سائٹ پر ابھی کسی نے یہ رہنمائی نہیں جانچی۔ بٹن مختلف ہو سکتے ہیں۔
card-practice = یہ مشق ہے: کچھ بھی اصلی نہیں اور کچھ خراب نہیں ہو سکتا۔
card-who = کون کر سکتا ہے
card-cost = کتنا خرچ ہے
card-for-whom = اپنے لیے یا کسی اور کے لیے
card-stop = کب رک کر مدد مانگیں
card-dangers = دھیان رکھیں
card-italian = یہ رہنمائی ابھی آپ کی زبان میں نہیں۔ آپ اسے اطالوی میں پڑھ رہے ہیں۔
card-unreviewed = یہ زبان بولنے والے کسی شخص نے ابھی یہ رہنمائی نہیں جانچی۔ شک ہو تو عملے سے پوچھیں۔
danger-money = یہاں آپ سچ مچ پیسے دیتے ہیں
danger-password = خفیہ الفاظ اور کوڈ
danger-scam = دھوکا ہو سکتا ہے
danger-data = حساس معلومات
danger-careful = واپسی ممکن نہیں
fact-ask = (عملے سے پوچھیں)

## رہنمائی

guide-step = قدم { $step } از { $steps }
guide-show = مجھے دکھائیں
guide-show-stop = نشان ہٹائیں
guide-read = پڑھیں
guide-stuck = کام نہیں ہو رہا…
guide-further = باقی دکھائیں
guide-beginning = شروع دکھائیں
guide-back = پیچھے
guide-done = ہو گیا
guide-finish = میں نے ختم کر لیا
guide-other = کچھ اور کریں
guide-lost-title = معلوم نہیں ہوتا آپ کہاں ہیں
guide-lost-text = شاید آپ نے کوئی اور صفحہ کھولا ہے۔ کچھ برا نہیں ہوا۔
guide-lost-restart = قدم دوبارہ شروع کریں
guide-lost-stay = یہیں رہنا ہے
guide-troubles = کیا نہیں ہو رہا؟
trouble-page = صفحہ خالی ہے یا رکا ہوا ہے
trouble-page-do = دوبارہ کھولیں
trouble-button = بٹن نہیں مل رہا
trouble-button-do = مجھے دکھائیں
trouble-elsewhere = میں کسی اور صفحے پر ہوں
trouble-elsewhere-do = قدم دوبارہ شروع کریں
trouble-other = کوئی اور بات
guide-restart-site = سائٹ کے شروع میں جائیں
guide-page-back = پچھلا صفحہ
guide-print = صفحہ چھاپیں
guide-blocked = یہ سائٹ خدمت کا حصہ نہیں، اس لیے نہیں کھلتی۔ پچھلے صفحے پر واپس جائیں۔
guide-blocked-staff = اگر واقعی ضرورت ہو تو عملہ اسے کھول سکتا ہے۔
guide-restarted = سائٹس والا پروگرام بند ہو گیا تھا، ہم نے دوبارہ کھولا ہے۔ آپ اسی قدم پر ہیں۔
guide-unreachable = سائٹ جواب نہیں دے رہی۔ تھوڑی دیر بعد دوبارہ کوشش کریں، یا کسی اور دن آئیں۔
guide-no-network = انٹرنیٹ نہیں ہے۔ اس میں آپ کا قصور نہیں: عملے کو بلائیں۔
guide-full = فائلوں کی جگہ بھر گئی ہے۔ ایک فائل مٹائیں یا عملے کو بلائیں۔
guide-tabs = بہت زیادہ صفحے کھلے تھے۔ ہم نے آخری بند کر دیا ہے۔
guide-no-voice = یہاں اس زبان کی آواز نہیں ہے۔
guide-no-printer = ابھی چھاپا نہیں جا سکتا۔ عملے کو بلائیں۔
guide-print-ask = چھاپنے کے صفحے: { $pages }۔
guide-print-price = قیمت { $amount }۔ عملے کو ادا کریں۔
guide-no-paper = پرنٹر میں کاغذ نہیں ہے۔ عملے کو بلائیں، پھر صفحے خود نکلیں گے۔
guide-printer-off = پرنٹر جواب نہیں دیتا یا رک گیا ہے۔ عملے کو بلائیں۔
guide-too-many-pages = چھاپنے کے لیے صفحے بہت زیادہ ہیں۔ عملے کو بلائیں۔
guide-stick-ready = یو ایس بی اسٹک تیار ہے۔
guide-stick-save = اسٹک پر محفوظ کریں
guide-stick-saved = محفوظ فائلیں: { $files }۔ اب اسٹک نکال سکتے ہیں۔
guide-stick-unusable = یہ اسٹک استعمال نہیں ہو سکتی۔ دوسری لگائیں۔
guide-stick-full = اسٹک بھر گئی ہے۔ دوسری لگائیں۔
guide-stick-pulled = اسٹک بہت جلد نکالی گئی۔ دوبارہ لگائیں اور محفوظ کریں۔
guide-code = فون پر لے جائیں
guide-no-code = کوڈ کے لیے تحریر بہت لمبی ہے۔ چھوٹا حصہ چنیں۔
guide-printed = { $pages ->
    [one] چھپ رہا ہے: { $pages } صفحہ۔
   *[other] چھپ رہے ہیں: { $pages } صفحے۔
}
guide-saved = فائل آخر تک یہاں رہتی ہے۔ پھر ہم مٹا دیتے ہیں۔
guide-browse-title = آپ آزادانہ دیکھ رہے ہیں
guide-browse-text = جب آپ ختم کرتے ہیں، ہم سب مٹا دیتے ہیں۔
guide-retry = دوبارہ کوشش کریں
guide-opening = ہم سائٹ کھول رہے ہیں۔ تھوڑا وقت لگتا ہے۔
guide-done-title = آپ نے کر لیا
guide-done-text = آپ نے تمام قدم پورے کر لیے ہیں۔
guide-did = آپ نے کیا کیا
guide-next = اب آگے کیا ہوگا

## مدد

help-title = مدد
help-call = عملے کو بلائیں
help-sent = بلاوا بھیج دیا گیا
help-sent-text = ہم نے عملے کو بتا دیا ہے۔ آپ یہیں رہیں۔
help-seen = بلاوا دیکھ لیا گیا
help-seen-text = عملے نے آپ کا بلاوا دیکھ لیا ہے۔
help-coming = عملہ آ رہا ہے
help-coming-text = کوئی آپ کے پاس آ رہا ہے۔
help-nobody = ابھی کوئی نہیں آ سکتا
help-nobody-text = آپ فون کر سکتے ہیں۔ اس دوران کام جاری رکھ سکتے ہیں۔
help-phone = فون: { $phone }
help-area = عملے کو بتائیں کہ بات کس بارے میں ہے: { $area }
help-area-yes = ہاں
help-area-no = نہیں
help-cancel = اب ضرورت نہیں

## عملہ کیا کہتا ہے

message-title = عملے کا پیغام
message-closing-soon = ہم تھوڑی دیر میں بند کریں گے۔ ضروری چیزیں محفوظ کریں یا چھاپیں۔
message-someone-waits = کوئی اور انتظار کر رہا ہے۔ جتنی جلدی ہو سکے اپنا کام ختم کریں۔
message-come-to-the-desk = براہ کرم کاؤنٹر پر آئیں۔
message-wait-a-moment = ذرا انتظار کریں، ہم آ رہے ہیں۔
message-quiet-please = براہ کرم آہستہ بولیں۔
message-short-stop = تھوڑی دیر میں یہ کمپیوٹر کچھ وقت کے لیے رکے گا۔ ضروری چیزیں محفوظ کریں۔
staff-end-notice = { $seconds } سیکنڈ میں عملہ یہ کمپیوٹر بند کرے گا۔
staff-end-notice-text = جو رکھنا ہو ابھی محفوظ کریں یا چھاپیں۔ پھر ہم سب مٹا دیں گے۔

## اسکرین چھپانا

hide-title = اسکرین چھپائیں
hide-text = چار ہندسوں کا کوڈ چنیں۔ یہاں واپس آنے کے لیے یہ چاہیے۔
hide-code = آپ کا کوڈ
hide-code-again = وہی کوڈ
hide-repeat = وہی کوڈ دوبارہ لکھیں
hide-differs = دونوں کوڈ مختلف ہیں۔ دوبارہ چنیں۔
hide-limit = اگر آپ { $minutes } منٹ میں واپس نہ آئے تو ہم ختم کر کے سب مٹا دیں گے۔
locked-title = اسکرین چھپی ہوئی ہے
locked-text = آگے بڑھنے کے لیے اپنا کوڈ لکھیں۔
locked-wrong = یہ وہ کوڈ نہیں۔ دوبارہ کوشش کریں۔
locked-forgotten = کوڈ بھول گئے؟ عملہ صرف ختم کر کے سب مٹا سکتا ہے۔
locked-until = { $minutes } منٹ اور، پھر ہم سب مٹا دیں گے۔
digits-entered = { $count ->
    [one] { $count } ہندسہ لکھا گیا
   *[other] { $count } ہندسے لکھے گئے
}
digit-erase = مٹائیں

staff-locked-title = کمپیوٹر کو تالا لگا ہے
staff-locked-text = عملہ تھوڑی دیر میں آئے گا۔ آپ کے صفحے یہیں ہیں۔
locked-wait = { $seconds } سیکنڈ انتظار کر کے دوبارہ کوشش کریں۔

## کیا آپ یہاں ہیں؟

idle-title = کیا آپ ابھی یہاں ہیں؟
idle-text = ہم نے صفحہ ڈھانپ دیا ہے تاکہ کوئی اور نہ دیکھے۔
idle-still = میں ہی ہوں
idle-new = میں ابھی آیا/آئی ہوں
idle-new-text = اگر آپ ابھی آئے ہیں تو ہم سب مٹا دیں گے اور آپ نئے سرے سے شروع کریں گے۔
idle-seconds = { $seconds } سیکنڈ

## ختم کرنا

end-title = کیا ضروری سب محفوظ کر لیا؟
end-text = جب آپ ختم کرتے ہیں، ہم سب مٹا دیتے ہیں۔ کوئی کچھ واپس نہیں لا سکتا۔
end-files = یہ فائلیں آپ نے ابھی محفوظ نہیں کیں:
files-pdf = { $count ->
    [one] چھاپنے کی { $count } دستاویز (PDF)
   *[other] چھاپنے کی { $count } دستاویزات (PDF)
}
files-image = { $count ->
    [one] { $count } تصویر
   *[other] { $count } تصویریں
}
files-document = { $count ->
    [one] تحریر کی { $count } دستاویز
   *[other] تحریر کی { $count } دستاویزات
}
files-other = { $count ->
    [one] { $count } اور فائل
   *[other] { $count } اور فائلیں
}
end-now = ختم کر کے مٹائیں
end-stay = ابھی رہنا ہے

## مٹانا

ending-title = ہم سب مٹا رہے ہیں
ending-done = ہم نے سب مٹا دیا ہے
ending-failed = کچھ ٹھیک سے نہیں مٹا
ending-failed-text = کمپیوٹر رک کر خود دوبارہ چلتا ہے۔ اس سے پہلے کوئی استعمال نہیں کر سکتا۔
erased-pages = دیکھے گئے صفحے
erased-pages-done = مٹا دیے گئے
erased-files = فائلیں
erased-files-done = مٹا دی گئیں
erased-memory = میموری
erased-memory-done = صاف کر دی گئی
erased-print = چھپنے کے منتظر صفحے
erased-print-done = مٹا دیے گئے
erased-clipboard = نقل کی گئی تحریریں
erased-clipboard-done = مٹا دی گئیں
erased-secrets = کنجیاں اور کوڈ
erased-secrets-done = مٹا دیے گئے
erased-waiting = ایک لمحہ
erased-failed = نہیں ہوا
erased-not-proven = اس کمپیوٹر پر ثابت نہیں ہو سکتا

## شکریہ

thanks-title = شکریہ
thanks-question = کیسا رہا؟
rating-1 = بہت برا
rating-2 = برا
rating-3 = ٹھیک ٹھاک
rating-4 = اچھا
rating-5 = بہت اچھا
thanks-rated = جواب کا شکریہ۔
thanks-list = ہم نے کیا مٹایا
thanks-skip = جواب نہیں دینا
thanks-take = اپنی چیزیں لینا یاد رکھیں۔
thanks-today = آج آپ نے کیا کیا
thanks-today-next = اب آگے کیا ہوگا

## سیکھنا

home-learn = دو منٹ میں سیکھیں
learn-title = دو منٹ میں سیکھیں
learn-minutes = { $minutes } منٹ
learn-assess = مجھے کیا کرنا آتا ہے؟
learn-assess-text = آپ کے بارے میں تیرہ جملے
lesson-card = کارڈ { $number } از { $count }
lesson-trial = آزمائیں
lesson-right = درست۔
lesson-wrong = یہ نہیں۔
lesson-again = کوئی اور جواب چنیں۔
lesson-done = آپ نے ختم کر لیا۔ اب آپ یہ کر سکتے ہیں:
lesson-start-again = دوبارہ شروع کریں
lesson-leave = دوسرے سبق

## مجھے کیا کرنا آتا ہے

assess-title = مجھے کیا کرنا آتا ہے؟
assess-intro = تیرہ جملے پڑھیں۔ ہر ایک کے لیے ایک جواب چنیں: کوئی جواب غلط نہیں۔
assess-private = ہم آپ کے جواب نہیں رکھتے۔ ہم صرف ہر شعبے کا نتیجہ گنتے ہیں، یہ جانے بغیر کہ آپ کون ہیں۔
assess-start = شروع کریں
assess-number = جملہ { $number } از { $count }
assess-never = ابھی نہیں
assess-helped = مدد کے ساتھ
assess-alone = مدد کے بغیر
assess-teach = دوسروں کو سمجھا سکتے ہیں
assess-result = آپ کو یہ کرنا آتا ہے
assess-try = یہ کر کے دیکھیں:
area-1 = معلومات ڈھونڈنا اور رکھنا
area-2 = دوسروں سے بات کرنا اور خدمات استعمال کرنا
area-3 = لکھنا اور بنانا
area-4 = اپنی اور اپنی معلومات کی حفاظت
area-5 = مسئلے حل کرنا
level-1 = آپ یہاں سے شروع کر سکتے ہیں۔ عملہ مدد کرے گا۔
level-2 = تھوڑی مشق سے آپ مدد کے بغیر کر لیں گے۔
level-3 = آپ مدد کے بغیر کام چلا لیتے ہیں۔
level-4 = آپ کو اچھی طرح آتا ہے: دوسروں کی مدد کر سکتے ہیں۔

## بند، مرمت، استعمال سے باہر

closed-title = ابھی ہم بند ہیں
closed-opens = دوبارہ کھلیں گے: { $when }
closed-hours = کھلنے کے اوقات
closed-day-closed = بند
hours-range = { $from } سے { $to } تک
day-1 = پیر
day-2 = منگل
day-3 = بدھ
day-4 = جمعرات
day-5 = جمعہ
day-6 = ہفتہ
day-7 = اتوار
day-at = { $day } { $time } بجے
today-at = آج { $time } بجے
tomorrow-at = کل { $time } بجے
maintenance-title = کام جاری ہے
maintenance-text = عملہ یہ کمپیوٹر ٹھیک کر رہا ہے۔ کوئی اور استعمال کریں۔
out-title = یہ کمپیوٹر رکا ہوا ہے
out-text = کوئی اور استعمال کریں یا عملے کو بلائیں۔
out-reason-wipe = ہمیں یقین نہیں کہ آپ سے پہلے والے کا سب کچھ مٹ گیا ہے۔ اس لیے ہم رکتے ہیں۔
out-reason-staff = عملے نے اسے الگ رکھا ہے۔
out-reason-fault = اس کے اندر کچھ کام نہیں کر رہا۔ اس میں آپ کا قصور نہیں۔
nothing-title = آج یہاں سائٹس نہیں کھلتیں
nothing-reason-browser = سائٹس کھولنے والا پروگرام نہیں ہے۔
nothing-reason-shelter = کمپیوٹر آپ کی معلومات کی حفاظت نہیں کر سکتا، اس لیے نہیں کھلتا۔
nothing-reason-screen = اسکرین محفوظ طریقے سے تقسیم نہیں ہو سکتی۔
nothing-reason-tasks = رہنمائیاں پڑھی نہیں جاتیں۔
nothing-reason-space = کمپیوٹر پر اور جگہ نہیں ہے۔
nothing-reason-book = کمپیوٹر اپنا رجسٹر نہیں رکھ سکتا۔
nothing-text = کوئی اور کمپیوٹر استعمال کریں یا عملے کو بلائیں۔ ہم خود دوبارہ کوشش کرتے ہیں۔
call-phone = فون کریں { $phone }

## عملہ

pin-title = عملہ
pin-text = اپنا ذاتی کوڈ لکھیں۔
pin-wrong = یہ وہ کوڈ نہیں۔
pin-wait = { $seconds } سیکنڈ انتظار کر کے دوبارہ کوشش کریں۔
pin-none = اس کمپیوٹر پر ابھی عملے کا کوئی کوڈ نہیں۔ جو اسے چلاتا ہے اس سے پوچھیں۔
staff-title = عملے کا مینو
staff-hello = مینو { $name } نے کھولا ہے
staff-start = کسی کے لیے شروع کریں
staff-extend-by = { $minutes } منٹ مزید
staff-end = ختم کریں
staff-end-sure = یہ استعمال ختم کر کے سب مٹانا ہے؟
staff-lock = کمپیوٹر کو تالا لگائیں
staff-maintenance = مرمت میں ڈالیں
staff-maintenance-end = دوبارہ استعمال میں لائیں
staff-clear = دوبارہ خدمت میں لائیں
staff-allow-host = آخری روکی گئی سائٹ کھولیں
staff-allow-host-none = کوئی روکی گئی سائٹ نہیں
staff-allowed-host = سائٹ صرف اس بار کے لیے کھول دی گئی
staff-waiting-on = کوئی انتظار میں ہے: ہاں
staff-waiting-off = کوئی انتظار میں ہے: نہیں
staff-health = کمپیوٹر کی حالت
staff-receipts = پچھلی صفائیاں
staff-receipts-none = ابھی کوئی صفائی نہیں۔
staff-leave = مینو چھوڑیں
staff-help-coming = میں آتا/آتی ہوں
staff-session-left = { $minutes ->
    [one] کوئی کمپیوٹر استعمال کر رہا ہے: { $minutes } منٹ باقی ہے
   *[other] کوئی کمپیوٹر استعمال کر رہا ہے: { $minutes } منٹ باقی ہیں
}
staff-session-locked = اسکرین چھپی ہوئی ہے۔ آپ صرف ختم کر سکتے ہیں۔
staff-lock-lift = کمپیوٹر کا تالا کھولیں
staff-state-free = کمپیوٹر خالی ہے
staff-state-locked = عملے نے کمپیوٹر کو تالا لگایا ہے
staff-state-maintenance = کمپیوٹر مرمت میں ہے
staff-state-out = کمپیوٹر خدمت سے باہر ہے
staff-state-closed = مرکز بند ہے
staff-refused-none = نہیں ہو سکتا: کوئی کمپیوٹر استعمال نہیں کر رہا۔
staff-refused-busy = نہیں ہو سکتا: کوئی کمپیوٹر استعمال کر رہا ہے۔
staff-refused-service = نہیں ہو سکتا: کمپیوٹر خدمت سے باہر یا مرمت میں ہے۔
staff-refused-hidden = نہیں ہو سکتا: اس شخص نے اسکرین چھپائی ہے۔ آپ صرف ختم کر سکتے ہیں۔
staff-refused-other = اس وقت نہیں ہو سکتا۔
staff-code = تکنیکی مدد کا کوڈ: { $code }
health-browser = سائٹس والا پروگرام
health-network = انٹرنیٹ
health-printer = پرنٹر
health-voice = آواز
health-book = رجسٹر
health-space = خالی جگہ
health-clock = وقت اور تاریخ
health-tasks = رہنمائیاں
health-good = ٹھیک
health-poor = دیکھنا ہوگا
health-bad = کام نہیں کرتا
health-absent = موجود نہیں
receipt-pass = سب مٹ گیا
receipt-partial = مٹ گیا؛ یہاں سب ثابت نہیں ہو سکتا
receipt-fail = نہیں ہوا: کمپیوٹر روک دیا گیا

## آواز اور ایک ہی بٹن

voice-key = F2: آواز چالو یا بند
voice-is-on = آواز چالو ہے۔ F2 بند کرتا ہے۔ F3 دوبارہ بولتا ہے۔ F7 اور F8: آواز کی بلندی۔ F9 اور F10: رفتار۔ کوئی بھی بٹن اسے روکتا ہے۔
voice-missing = یہاں اس زبان کی آواز نہیں ہے۔
voice-volume = آواز کی بلندی 100 میں سے { $percent }
voice-rate = رفتار 9 میں سے { $rate }
scan-is-on = ایک ہی بٹن: چالو۔ جب خانہ آپ کی چیز پر ہو تو اسپیس دبائیں۔ F4 رفتار بدلتا ہے، پھر بند کرتا ہے۔
scan-is-off = ایک ہی بٹن: بند۔
role-button = بٹن
role-link = لنک
role-toggle = سوئچ
role-radio = انتخاب
role-field = لکھنے کا خانہ
role-secret = چھپا ہوا خانہ
role-heading = سرخی
role-combo = انتخاب کی فہرست
role-checkbox = نشان کا خانہ
role-picture = تصویر
role-foreign = دوسری سائٹ کا حصہ، یہاں پڑھا نہیں جا سکتا
role-chosen = چنا ہوا
role-not-chosen = نہیں چنا
role-unavailable = دستیاب نہیں
role-wrong = درست کرنا ہوگا
role-required = لازمی
role-empty = خالی
page-keys = صفحے کے لیے اوپر اور نیچے کے تیر استعمال کریں۔ H: سرخیاں۔ L: لنک۔ B: بٹن۔ C: خانے۔ اینٹر دباتا ہے۔
page-end = اور کچھ نہیں۔
page-silent = صفحہ جواب نہیں دیتا۔ دوبارہ کوشش کریں۔
page-write = اب لکھیں۔ F6 سے رہنمائی پر واپس آئیں۔
page-choose = اوپر اور نیچے کے تیر سے چنیں۔ اینٹر سے انتخاب ہو جاتا ہے۔
page-option = { $of } میں سے { $at }
page-before = صفحے میں پیچھے
page-next = صفحے میں آگے
page-press = صفحے پر دبائیں
page-type = کی بورڈ
aloud-title = دوسرے لوگ سن سکتے ہیں
aloud-text = آواز صفحہ پڑھتی ہے اور قریب کے لوگ سنتے ہیں۔ آگے بڑھنے کے لیے اینٹر دبائیں یا ہیڈفون لگائیں۔
aloud-yes = پھر بھی پڑھیں
typing-space = اسپیس
typing-erase = مٹائیں
typing-capitals = بڑے حروف
typing-signs = ہندسے اور نشان
typing-letters = حروف
typing-open = کی بورڈ
typing-close = کی بورڈ بند کریں

# Laptops
battery-low = بیٹری تقریباً ختم ہے
battery-low-text = اپنا کام محفوظ کریں۔ عملے سے کہیں کہ کمپیوٹر کو بجلی سے جوڑ دیں۔
battery-end = بیٹری ختم ہے: سیشن ابھی ختم ہو جائے گا
battery-end-text = جو رکھنا ہے ابھی محفوظ یا پرنٹ کریں۔ بجلی سے جوڑنے پر آپ جاری رکھ سکتے ہیں۔
lid-closed = ڈھکن بند ہے: سیشن ابھی ختم ہو جائے گا
lid-closed-text = جاری رکھنے کے لیے اسے کھولیں۔
out-reason-battery = بیٹری ختم ہے۔ کمپیوٹر کو بجلی سے جوڑنا ہوگا۔
paper-title = چھپائی
paper-making = ہم کاغذ تیار کر رہے ہیں۔
paper-page-price = ہر صفحے کی قیمت { $amount } ہے۔
paper-free = آپ کو کچھ ادا نہیں کرنا۔
paper-printing = چھپ رہا ہے۔ پرنٹر سے کاغذ لے لیں۔
paper-print = چھاپیں
paper-today = جو آپ نے کیا وہ چھاپیں

# Networks, in the staff menu
net-title = کمپیوٹر کو نیٹ ورک سے جوڑیں
net-cable-connected = تار کام کر رہی ہے
net-cable-plugged = تار لگی ہے، مگر نیٹ ورک ابھی جواب نہیں دیتا
net-online = انٹرنیٹ جواب دیتا ہے
net-local = نیٹ ورک ہے، مگر انٹرنیٹ جواب نہیں دیتا
net-portal = نیٹ ورک ایک صفحہ قبول کرنے کو کہتا ہے
net-portal-text = اس نیٹ ورک کا ایک استقبالی صفحہ ہے۔ نیٹ ورک چلانے والے سے کہیں کہ اس کمپیوٹر کو گزرنے دے، یا کوئی اور نیٹ ورک چنیں۔
net-offline = کوئی نیٹ ورک نہیں
net-offline-text = تار لگائیں، یا بغیر تار کا نیٹ ورک چنیں۔
net-unknown = ابھی معلوم نہیں کہ انٹرنیٹ جواب دیتا ہے
net-no-wifi = اس مشین میں بغیر تار کا نیٹ ورک نہیں، یا وہ بند ہے۔
net-none-found = یہاں بغیر تار کا کوئی نیٹ ورک نہیں ملتا۔
net-scan = دوبارہ تلاش کریں
net-line = { $name }، سگنل { $strength }%
net-in-use = استعمال میں
net-open = پاس ورڈ کے بغیر
net-key = پاس ورڈ کے ساتھ
net-unsupported = مناسب نہیں: ذاتی اکاؤنٹ مانگتا ہے
net-key-title = نیٹ ورک { $name } میں جائیں
net-key-label = نیٹ ورک کا پاس ورڈ
net-key-hint = 8 سے 63 حروف، ہندسے یا نشان۔ پاس ورڈ نہ ہو تو خالی چھوڑیں۔
net-key-show = پاس ورڈ دکھائیں
net-key-shown = نظر آتا ہے
net-key-hidden = نظر نہیں آتا
net-key-go = داخل ہوں
net-joining = نیٹ ورک میں داخل ہو رہے ہیں
net-joining-text = تقریباً ایک منٹ لگ سکتا ہے۔
net-why-machine = مشین سے نہیں ہو سکا
net-why-machine-do = دوبارہ کوشش کریں۔ پھر ہو تو دوبارہ چلائیں اور کمپیوٹروں کی دیکھ بھال کرنے والے کو بلائیں۔
net-why-lost = سسٹم پر کام کرنے والا حصہ جواب نہیں دیتا
net-why-lost-do = ذرا انتظار کر کے دوبارہ کوشش کریں۔ پھر ہو تو دوبارہ چلائیں۔
net-why-no-network-service = نیٹ ورک کی سروس جواب نہیں دیتی
net-why-no-network-service-do = ذرا انتظار کر کے دوبارہ تلاش کریں۔ پھر ہو تو دوبارہ چلائیں۔
net-why-no-wifi = بغیر تار کا کارڈ نہیں ملتا
net-why-no-wifi-do = مشین کے بٹن سے چلائیں، یا تار استعمال کریں۔
net-why-network-gone = نیٹ ورک اب نہیں ملتا
net-why-network-gone-do = نیٹ ورک کے آلے کے قریب جا کر دوبارہ تلاش کریں۔
net-why-network-unsupported = یہ نیٹ ورک ذاتی اکاؤنٹ مانگتا ہے
net-why-network-unsupported-do = وہ نیٹ ورک چنیں جس کا سب کے لیے ایک ہی پاس ورڈ ہو۔
net-why-key-shape = پاس ورڈ میں 8 سے 63 حروف ہوتے ہیں
net-why-key-shape-do = پاس ورڈ دیکھ کر دوبارہ لکھیں۔
net-why-key-wrong = پاس ورڈ ٹھیک نہیں
net-why-key-wrong-do = پاس ورڈ دکھائیں، ملائیں اور دوبارہ کوشش کریں۔
net-why-no-address = نیٹ ورک پتا نہیں دیتا
net-why-no-address-do = نیٹ ورک چلانے والے سے پوچھیں، یا کوئی اور چنیں۔
net-why-no-answer = نیٹ ورک جواب نہیں دیتا
net-why-no-answer-do = دوبارہ کوشش کریں، یا کوئی اور نیٹ ورک چنیں۔
net-known = پہلے سے معلوم
net-metered = یہ کسی کا فون ہے، یا استعمال کے حساب سے پیسے لگتے ہیں
net-metered-on = اپ ڈیٹس اسے استعمال نہیں کرتیں
net-metered-off = اپ ڈیٹس اسے استعمال کرتی ہیں
net-forget = یہ نیٹ ورک بھول جائیں
net-page-open = نیٹ ورک کا صفحہ کھولیں
net-page-title = نیٹ ورک کا صفحہ
net-page-text = ساتھ والے صفحے پر قبول کریں یا داخل ہوں۔ پھر بند کریں: ہم سب کچھ مٹا دیتے ہیں۔
net-page-opening = صفحہ کھل رہا ہے۔
net-page-silent = صفحہ جواب نہیں دیتا۔ دوبارہ لوڈ کریں، یا دوسرا نیٹ ورک چنیں۔
net-page-again = دوبارہ لوڈ کریں
net-page-close = بند کریں اور مٹائیں
health-battery = بیٹری
