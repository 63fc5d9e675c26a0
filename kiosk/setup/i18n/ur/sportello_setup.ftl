# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# پہلی بار چلانے کے تمام الفاظ، اردو میں۔ اصول: «آپ» سے مخاطب کرنا، چھوٹے جملے، ایک چیز کے لیے ایک ہی
# لفظ، بٹنوں پر فعل۔

## زبان

language-name = اردو
direction = rtl

## ہر جگہ کے الفاظ

product = کمپیوٹر تیار کریں
go-on = آگے بڑھیں
go-back = واپس جائیں
power-off = بند کریں
next-page = اگلا صفحہ
previous-page = پچھلا صفحہ
page-of = صفحہ { $page } از { $pages }
bar-text = حروف { $percent }%
bar-text-spoken = حروف کا سائز بدلیں۔ ابھی { $percent } فیصد۔
bar-contrast = واضح رنگ
bar-contrast-on = چالو
bar-contrast-off = بند
bar-voice = آواز
bar-voice-on = چالو
bar-voice-off = بند
wait = ایک لمحہ
wait-text = صفحہ تیار ہو رہا ہے۔

## زبان چننا

language-title = زبان چنیں
language-text = بعد میں بھی بدل سکتے ہیں۔

## لگانا یا آزمانا

start-title = آپ کو کیا کرنا ہے؟
start-text = اس USB اسٹک میں Sportello ہے۔ آپ اسے اس مشین پر لگا سکتے ہیں، یا لگائے بغیر استعمال کر سکتے ہیں۔
start-install = اس مشین پر لگائیں
start-live = اسٹک سے استعمال کریں
start-not-uefi = یہاں صرف اسٹک سے استعمال ہو سکتا ہے: مشین پرانے طریقے (BIOS) سے چلی ہے۔ لگانے کے لیے چلنے کی سیٹنگز میں UEFI چن کر دوبارہ چلائیں۔
start-machine = میموری: { $memory } MB۔ پروسیسر: { $threads }۔

## ڈسک

disks-title = ڈسک چنیں
disks-text = چنی ہوئی ڈسک مٹا دی جاتی ہے۔ پہلے آپ سے پوچھا جائے گا۔
disks-none = کوئی ڈسک نظر نہیں آتی۔ دیکھیں کہ ڈسک جڑی ہے، پھر دوبارہ دیکھیں۔
disks-again = دوبارہ دیکھیں
disk-line = { $name }، { $size } GB
disk-removable = نکالی جا سکتی ہے
disk-nothing = خالی
disk-data = اس میں معلومات ہیں
disk-data-labels = اس میں ہے: { $labels }
disk-sportello = Sportello پہلے سے ہے
disk-unfinished = ادھوری تنصیب موجود ہے

## تصدیق

confirm-title = یہ ڈسک مٹانی ہے؟
confirm-erases = ڈسک پر جو کچھ ہے سب ضائع ہو جائے گا۔
confirm-keeps = اندراج، رجسٹر اور نیٹ ورک رہتے ہیں۔ باقی سب نیا لکھا جاتا ہے۔
confirm-name = ڈسک کا نام لکھیں: { $name }
confirm-hint = تاکہ صحیح ڈسک ہی ہو۔ بڑے چھوٹے حروف اور خالی جگہیں نہیں گنی جاتیں۔
confirm-keep = اندراج رکھیں
confirm-keep-on = ہاں
confirm-keep-off = نہیں
confirm-go = مٹا کر لگائیں

## لگانے کا کام

progress-title = لگایا جا رہا ہے
progress-text = نہ بند کریں، نہ اسٹک نکالیں۔ چند منٹ لگتے ہیں۔
progress-percent = { $percent } فیصد
step-parting = ڈسک تیار ہو رہی ہے
step-copying = سسٹم کی نقل ہو رہی ہے
step-checking = لکھے ہوئے کی جانچ ہو رہی ہے
step-finishing = ڈسک چلنے کے قابل بن رہی ہے
installed-title = ہو گیا۔ اسٹک نکالیں
installed-text = اسٹک نکال کر دوبارہ چلائیں۔ پھر نیٹ ورک اور کوڈ آئیں گے۔
installed-restart = دوبارہ چلائیں
installed-then-restart = { $seconds } سیکنڈ میں خود دوبارہ چلے گا۔
installed-then-off = { $seconds } سیکنڈ میں خود بند ہو جائے گا۔

## نیٹ ورک

network-title = کمپیوٹر کو نیٹ ورک سے جوڑیں
network-cable-connected = تار کام کر رہی ہے
network-cable-plugged = تار لگی ہے، مگر نیٹ ورک ابھی جواب نہیں دیتا
network-online = انٹرنیٹ جواب دیتا ہے
network-online-text = آپ آگے جا سکتے ہیں۔
network-local = نیٹ ورک ہے، مگر انٹرنیٹ جواب نہیں دیتا
network-local-text = نیٹ ورک دیکھیں، یا پراکسی (proxy) بتائیں۔
network-portal = نیٹ ورک ایک صفحہ قبول کرنے کو کہتا ہے
network-portal-text = اس نیٹ ورک کا ایک استقبالی صفحہ ہے۔ نیٹ ورک چلانے والے سے کہیں کہ اس کمپیوٹر کو گزرنے دے، یا کوئی اور نیٹ ورک چنیں۔
network-offline = کوئی نیٹ ورک نہیں
network-offline-text = تار لگائیں، یا بغیر تار کا نیٹ ورک چنیں۔
network-unknown = ابھی معلوم نہیں کہ انٹرنیٹ جواب دیتا ہے
network-unknown-text = آپ آگے جا کر آزما سکتے ہیں۔
network-wifi = بغیر تار کے نیٹ ورک
network-no-wifi = اس مشین میں بغیر تار کا نیٹ ورک نہیں، یا وہ بند ہے۔
network-none-found = یہاں بغیر تار کا کوئی نیٹ ورک نہیں ملتا۔
network-scan = دوبارہ تلاش کریں
network-hidden = چھپا ہوا نیٹ ورک
network-proxy = پراکسی (proxy)
network-without = نیٹ ورک کے بغیر آگے بڑھیں
network-line = { $name }، سگنل { $strength }%
network-in-use = استعمال میں
network-open = پاس ورڈ کے بغیر
network-key = پاس ورڈ کے ساتھ
network-unsupported = مناسب نہیں: ذاتی اکاؤنٹ مانگتا ہے

key-title = نیٹ ورک { $name } میں جائیں
key-hidden-title = چھپے ہوئے نیٹ ورک میں جائیں
key-name = نیٹ ورک کا نام
key-label = نیٹ ورک کا پاس ورڈ
key-hint = 8 سے 63 حروف، ہندسے یا نشان۔ پاس ورڈ نہ ہو تو خالی چھوڑیں۔
key-show = پاس ورڈ دکھائیں
key-shown = نظر آتا ہے
key-hidden = نظر نہیں آتا
key-go = داخل ہوں
key-joining = نیٹ ورک میں داخل ہو رہے ہیں
key-joining-text = تقریباً ایک منٹ لگ سکتا ہے۔

proxy-title = انٹرنیٹ کے لیے پراکسی (proxy)
proxy-text = صرف تب چاہیے جب نیٹ ورک مانگے۔ نیٹ ورک چلانے والے کو معلوم ہے۔
proxy-host = پراکسی کا نام
proxy-port = پورٹ (ایک نمبر)
proxy-go = یہ پراکسی استعمال کریں
proxy-none = کوئی پراکسی نہیں

## کوڈ

code-title = کمپیوٹر کا کوڈ لکھیں
code-text = کوڈ علاقائی مرکز میں آپ کی شاخ کے صفحے پر بنتا ہے۔ ایک ہی بار چلتا ہے۔
code-label = کوڈ
code-hint = بڑے چھوٹے حروف، خالی جگہیں اور ڈیش نہیں گنے جاتے۔
code-written = لکھے گئے حروف: { $count }۔ کوڈ میں 18 یا 44 ہوتے ہیں۔
code-good = کوڈ ٹھیک لکھا ہے۔
code-maybe-wrong = لکھے گئے حروف: { $count }۔ اگر کوڈ یہاں ختم ہوتا ہے تو ایک حرف ٹھیک نہیں: ملا کر دیکھیں۔
code-wrong = ایک حرف ٹھیک نہیں: کوڈ کو ایک ایک حصہ کر کے ملائیں۔
code-too-long = کوڈ بہت لمبا ہے: زائد لکھا ہوا مٹائیں۔
code-letter = « { $letter } » کوڈ میں استعمال نہیں ہوتا: ملا کر دیکھیں۔
code-go = اندراج کریں
code-brought = اسٹک والا کوڈ استعمال کریں
code-later = بعد میں
code-clear = سب مٹائیں
code-enrolling = کمپیوٹر کا اندراج ہو رہا ہے
code-enrolling-text = علاقائی مرکز سے پوچھا جا رہا ہے۔ ایک منٹ لگ سکتا ہے۔

enrolled-title = کمپیوٹر کا اندراج ہو گیا
enrolled-text = اس چھاپ کو علاقائی مرکز میں نظر آنے والی چھاپ سے ملائیں۔ اگر مختلف ہو تو کمپیوٹروں کی دیکھ بھال کرنے والے کو بلائیں۔
enrolled-terminal = کمپیوٹر کا نمبر
enrolled-fingerprint = چھاپ
enrolled-centre = علاقائی مرکز
enrolled-go = Sportello کھولیں

## اسکرین کا کی بورڈ

keyboard-show = کی بورڈ دکھائیں
keyboard-hide = کی بورڈ چھپائیں
keyboard-space = اسپیس
keyboard-erase = ایک حرف مٹائیں
keyboard-capitals = ABC
keyboard-capitals-spoken = بڑے حروف
keyboard-small = abc
keyboard-small-spoken = چھوٹے حروف
keyboard-signs = .-@
keyboard-signs-spoken = نشان

## کیا نہیں ہوا، اور کیا کرنا ہے

why-request = درخواست سمجھ نہیں آئی
why-request-do = واپس جا کر دوبارہ کوشش کریں۔ پھر ہو تو دوبارہ چلائیں۔
why-busy = لگانے کا کام پہلے سے جاری ہے
why-busy-do = ختم ہونے تک انتظار کریں۔
why-not-here = یہاں لگایا نہیں جا سکتا
why-not-here-do = اسٹک سے دوبارہ چلائیں اور لگانا چنیں۔
why-machine = مشین سے نہیں ہو سکا
why-machine-do = دوبارہ کوشش کریں۔ پھر ہو تو دوبارہ چلائیں اور کمپیوٹروں کی دیکھ بھال کرنے والے کو بلائیں۔
why-lost = سسٹم پر کام کرنے والا حصہ جواب نہیں دیتا
why-lost-do = ذرا انتظار کر کے دوبارہ کوشش کریں۔ پھر ہو تو دوبارہ چلائیں۔
why-disk-gone = ڈسک اب نہیں ہے
why-disk-gone-do = ڈسک کی تار دیکھیں اور دوبارہ دیکھیں۔
why-disk-running = یہ وہ اسٹک ہے جس سے آپ نے چلایا
why-disk-running-do = کوئی اور ڈسک چنیں۔
why-disk-read-only = ڈسک پر لکھا نہیں جا سکتا
why-disk-read-only-do = لکھنے کی رکاوٹ ہٹائیں یا کوئی اور ڈسک چنیں۔
why-disk-in-use = ڈسک استعمال میں ہے
why-disk-in-use-do = اسٹک سے دوبارہ چلا کر کوشش کریں۔
why-disk-too-small = ڈسک بہت چھوٹی ہے: { $has } GB
why-disk-too-small-do = کم از کم { $need } GB چاہییں: بڑی ڈسک چنیں۔
why-name-differs = یہ ڈسک کا نام نہیں
why-name-differs-do = خانے کے اوپر نظر آنے والا نام لکھیں۔
why-nothing-to-keep = اس ڈسک پر رکھنے کو کچھ نہیں
why-nothing-to-keep-do = اندراج رکھے بغیر لگائیں۔
why-disk-fails = ڈسک ٹھیک کام نہیں کرتی
why-disk-fails-do = لگانے کا کام پورا نہیں ہوا اور چلتے وقت ڈسک یہ بتاتی ہے۔ کوئی اور ڈسک آزمائیں۔
why-disk-lies = جو پڑھا وہ لکھے سے نہیں ملتا
why-disk-lies-do = ڈسک یا اسٹک خراب ہے۔ دوبارہ کوشش کریں؛ پھر ہو تو بدل دیں۔
why-medium = اسٹک ٹھیک سے پڑھی نہیں جاتی
why-medium-do = اسٹک دوبارہ لکھیں، یا کوئی اور استعمال کریں۔
why-not-uefi = مشین پرانے طریقے (BIOS) سے چلی ہے
why-not-uefi-do = چلنے کی سیٹنگز میں UEFI چنیں، یا اسٹک سے استعمال کریں۔
why-no-network-service = نیٹ ورک کی سروس جواب نہیں دیتی
why-no-network-service-do = ذرا انتظار کر کے دوبارہ تلاش کریں۔ پھر ہو تو دوبارہ چلائیں۔
why-no-wifi = بغیر تار کا کارڈ نہیں ملتا
why-no-wifi-do = مشین کے بٹن سے چلائیں، یا تار استعمال کریں۔
why-network-gone = نیٹ ورک اب نہیں ملتا
why-network-gone-do = نیٹ ورک کے آلے کے قریب جا کر دوبارہ تلاش کریں۔
why-network-unsupported = یہ نیٹ ورک ذاتی اکاؤنٹ مانگتا ہے
why-network-unsupported-do = وہ نیٹ ورک چنیں جس کا سب کے لیے ایک ہی پاس ورڈ ہو۔
why-key-shape = پاس ورڈ میں 8 سے 63 حروف ہوتے ہیں
why-key-shape-do = پاس ورڈ دیکھ کر دوبارہ لکھیں۔
why-key-wrong = پاس ورڈ ٹھیک نہیں
why-key-wrong-do = پاس ورڈ دکھائیں، ملائیں اور دوبارہ کوشش کریں۔
why-no-address = نیٹ ورک پتا نہیں دیتا
why-no-address-do = نیٹ ورک چلانے والے سے پوچھیں، یا کوئی اور چنیں۔
why-no-answer = نیٹ ورک جواب نہیں دیتا
why-no-answer-do = دوبارہ کوشش کریں، یا کوئی اور نیٹ ورک چنیں۔
why-proxy-shape = پراکسی کا نام یا پورٹ ٹھیک نہیں
why-proxy-shape-do = نام proxy.example.it جیسا ہوتا ہے، پورٹ 65535 تک کا نمبر۔
why-no-code = یہاں کوئی کوڈ نہیں
why-no-code-do = کی بورڈ سے کوڈ لکھیں۔
why-code-shape = کوڈ ٹھیک نہیں لکھا
why-code-shape-do = ایک ایک حصہ کر کے ملائیں۔
why-code-refused = مرکز یہ کوڈ قبول نہیں کرتا
why-code-refused-do = کوڈ کی میعاد ختم ہو گئی، استعمال ہو چکا ہے، یا کسی اور علاقے کا ہے۔ شاخ کے صفحے پر نیا کوڈ بنائیں۔
why-no-internet = انٹرنیٹ جواب نہیں دیتا
why-no-internet-do = نیٹ ورک پر واپس جا کر دیکھیں۔ کوڈ چلتا رہے گا۔
why-portal = نیٹ ورک ایک صفحہ قبول کرنے کو کہتا ہے
why-portal-do = کوئی اور نیٹ ورک چنیں، یا چلانے والے سے پوچھیں۔ کوڈ چلتا رہے گا۔
why-centre-silent = علاقائی مرکز جواب نہیں دیتا
why-centre-silent-do = نیٹ ورک اور مشین کی گھڑی دیکھیں، پھر کوشش کریں۔ کوڈ چلتا رہے گا۔
why-no-centre = معلوم نہیں علاقائی مرکز کہاں ہے
why-no-centre-do = مرکز کے پتے سمیت پورا کوڈ استعمال کریں، یا اسٹک تیار کرنے والے کو بلائیں۔
why-file-wrong = اسٹک کی فائل سمجھ نہیں آتی
why-file-wrong-do = sportello-install.toml کی سطر { $line } ٹھیک کریں اور دوبارہ چلائیں۔
why-rule-none = اسٹک کی فائل جیسی کوئی ڈسک نہیں
why-rule-none-do = sportello-install.toml میں ڈسک کا اصول دیکھیں، یا خود ڈسک چنیں۔
why-rule-many = اسٹک کی فائل جیسی ایک سے زیادہ ڈسکیں ہیں
why-rule-many-do = sportello-install.toml میں سیریل نمبر بتائیں، یا خود ڈسک چنیں۔
why-erase-differs = اسٹک کی فائل یہ ڈسک مٹانے نہیں دیتی
why-erase-differs-do = erase میں اس کا ماڈل لکھیں، یا خود ڈسک چنیں۔
why-already = یہ سسٹم پہلے ہی ڈسک پر ہے
why-already-do = اسٹک نکال کر دوبارہ چلائیں۔
