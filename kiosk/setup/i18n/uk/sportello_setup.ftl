# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# Слова першого запуску українською: короткі речення, те саме слово для тієї самої речі, кнопки — дієслова.

## Мова

language-name = Українська
direction = ltr

## Слова для всіх екранів

product = Підготуйте комп'ютер
go-on = Далі
go-back = Назад
power-off = Вимкнути
next-page = Наступна сторінка
previous-page = Попередня сторінка
page-of = Сторінка { $page } із { $pages }
bar-text = Літери { $percent }%
bar-text-spoken = Змінити розмір літер. Зараз { $percent } відсотків.
bar-contrast = Контраст
bar-contrast-on = увімкнено
bar-contrast-off = вимкнено
bar-voice = Голос
bar-voice-on = увімкнено
bar-voice-off = вимкнено
wait = Хвильку
wait-text = Готуємо сторінку.

## Мова

language-title = Оберіть мову
language-text = Її можна змінити й пізніше.

## Встановити чи спробувати

start-title = Що ви хочете зробити?
start-text = На флешці є Sportello. Його можна встановити на цей комп'ютер або користуватися ним без встановлення.
start-install = Встановити на цей комп'ютер
start-live = Працювати з флешки
start-not-uefi = Тут можна лише працювати з флешки: комп'ютер запустився старим способом (BIOS). Щоб встановити, оберіть UEFI в налаштуваннях запуску й увімкніть знову.
start-machine = Пам'ять: { $memory } МБ. Процесори: { $threads }.

## Диск

disks-title = Оберіть диск
disks-text = Обраний диск буде стерто. Перед тим вас запитають.
disks-none = Дисків не видно. Перевірте, чи диск під'єднано, і подивіться ще раз.
disks-again = Подивитися ще раз
disk-line = { $name }, { $size } ГБ
disk-removable = можна від'єднати
disk-nothing = порожній
disk-data = містить дані
disk-data-labels = містить: { $labels }
disk-sportello = уже містить Sportello
disk-unfinished = містить незавершене встановлення

## Підтвердження

confirm-title = Стерти цей диск?
confirm-erases = Усе, що є на диску, буде втрачено.
confirm-keeps = Реєстрація, журнал і мережі залишаться. Решту буде записано наново.
confirm-name = Напишіть назву диска: { $name }
confirm-hint = Щоб не переплутати диск. Великі літери й пробіли не важливі.
confirm-keep = Зберегти реєстрацію
confirm-keep-on = так
confirm-keep-off = ні
confirm-go = Стерти і встановити

## Встановлення

progress-title = Встановлюємо
progress-text = Не вимикайте комп'ютер і не виймайте флешку. Це триватиме кілька хвилин.
progress-percent = { $percent } відсотків
step-parting = Готуємо диск
step-copying = Копіюємо систему
step-checking = Перевіряємо записане
step-finishing = Робимо диск завантажувальним
installed-title = Готово. Вийміть флешку
installed-text = Вийміть флешку, потім перезапустіть. Далі будуть мережа і код.
installed-restart = Перезапустити
installed-then-restart = Перезапуск сам собою за { $seconds } с.
installed-then-off = Вимкнення само собою за { $seconds } с.

## Мережа

network-title = Під'єднайте комп'ютер
network-cable-connected = Кабель працює
network-cable-plugged = Кабель вставлено, але мережа ще не відповідає
network-online = Інтернет відповідає
network-online-text = Можна йти далі.
network-local = Мережа є, але інтернет не відповідає
network-local-text = Перевірте мережу або вкажіть посередника (proxy).
network-portal = Мережа просить погодитися на сторінці
network-portal-text = Це мережа зі сторінкою вітання. Попросіть того, хто нею керує, пропустити цей комп'ютер, або оберіть іншу мережу.
network-offline = Немає мережі
network-offline-text = Вставте кабель або оберіть бездротову мережу.
network-unknown = Ще не відомо, чи відповідає інтернет
network-unknown-text = Можна йти далі і спробувати.
network-wifi = Бездротові мережі
network-no-wifi = У цьому комп'ютері немає бездротової мережі або вона вимкнена.
network-none-found = Бездротових мереж тут не знайдено.
network-scan = Шукати ще раз
network-hidden = Прихована мережа
network-proxy = Посередник (proxy)
network-without = Далі без мережі
network-line = { $name }, сигнал { $strength }%
network-in-use = використовується
network-open = без ключа
network-key = із ключем
network-unsupported = не підходить: просить особистий вхід

key-title = Увійти в мережу { $name }
key-hidden-title = Увійти в приховану мережу
key-name = Назва мережі
key-label = Ключ мережі
key-hint = Від 8 до 63 літер, цифр або знаків. Залиште порожнім, якщо мережа без ключа.
key-show = Показати ключ
key-shown = видно
key-hidden = не видно
key-go = Увійти
key-joining = Входимо в мережу
key-joining-text = Це може тривати майже хвилину.

proxy-title = Посередник до інтернету (proxy)
proxy-text = Потрібен, лише якщо цього вимагає мережа. Це знає той, хто нею керує.
proxy-host = Назва посередника
proxy-port = Порт (число)
proxy-go = Використати цього посередника
proxy-none = Без посередника

## Код

code-title = Напишіть код комп'ютера
code-text = Код створюють у регіональному центрі, на сторінці вашого закладу. Він діє один раз.
code-label = Код
code-hint = Великі літери, пробіли й рисочки не важливі.
code-written = Написано знаків: { $count }. У коді їх 18 або 44.
code-good = Код написано правильно.
code-maybe-wrong = Написано знаків: { $count }. Якщо код тут закінчується, одна літера не та: звірте.
code-wrong = Одна літера не та: звірте код частина за частиною.
code-too-long = Код задовгий: зітріть зайве.
code-letter = « { $letter } » у кодах не буває: звірте.
code-go = Зареєструвати
code-brought = Взяти код із флешки
code-later = Пізніше
code-clear = Стерти все
code-enrolling = Реєструємо комп'ютер
code-enrolling-text = Запитуємо регіональний центр. Це може тривати хвилину.

enrolled-title = Комп'ютер зареєстровано
enrolled-text = Звірте відбиток із тим, що показує регіональний центр. Якщо він інший, зателефонуйте тому, хто керує комп'ютерами.
enrolled-terminal = Номер комп'ютера
enrolled-fingerprint = Відбиток
enrolled-centre = Регіональний центр
enrolled-go = Відкрити

## Клавіатура на екрані

keyboard-show = Показати клавіатуру
keyboard-hide = Сховати клавіатуру
keyboard-space = пробіл
keyboard-erase = Стерти літеру
keyboard-capitals = ABC
keyboard-capitals-spoken = Великі літери
keyboard-small = abc
keyboard-small-spoken = Малі літери
keyboard-signs = .-@
keyboard-signs-spoken = Знаки

## Що не так і що робити

why-request = Запит незрозумілий
why-request-do = Поверніться і спробуйте ще раз. Якщо повториться, перезапустіть.
why-busy = Уже триває встановлення
why-busy-do = Зачекайте, поки воно закінчиться.
why-not-here = Тут не можна встановити
why-not-here-do = Перезапустіть із флешки і оберіть встановлення.
why-machine = Комп'ютеру не вдалося
why-machine-do = Спробуйте ще раз. Якщо повториться, перезапустіть і зателефонуйте тому, хто керує комп'ютерами.
why-lost = Частина, що працює із системою, не відповідає
why-lost-do = Зачекайте трохи і спробуйте ще раз. Якщо повториться, перезапустіть.
why-disk-gone = Диска більше немає
why-disk-gone-do = Перевірте кабель диска і подивіться ще раз.
why-disk-running = Це флешка, з якої ви запустилися
why-disk-running-do = Оберіть інший диск.
why-disk-read-only = На диск не можна писати
why-disk-read-only-do = Зніміть захист від запису або оберіть інший диск.
why-disk-in-use = Диск зайнятий
why-disk-in-use-do = Перезапустіть із флешки і спробуйте ще раз.
why-disk-too-small = Диск замалий: { $has } ГБ
why-disk-too-small-do = Потрібно щонайменше { $need } ГБ: оберіть більший диск.
why-name-differs = Це не назва диска
why-name-differs-do = Напишіть назву, яку видно над полем.
why-nothing-to-keep = На цьому диску немає чого зберігати
why-nothing-to-keep-do = Встановіть, не зберігаючи реєстрацію.
why-disk-fails = Диск погано працює
why-disk-fails-do = Встановлення не завершено, і диск скаже про це під час запуску. Спробуйте інший диск.
why-disk-lies = Прочитане не таке, як записане
why-disk-lies-do = Диск або флешка зіпсовані. Спробуйте ще раз; якщо повториться, замініть їх.
why-medium = Флешка погано читається
why-medium-do = Запишіть флешку знову або візьміть іншу.
why-not-uefi = Комп'ютер запустився старим способом (BIOS)
why-not-uefi-do = Оберіть UEFI в налаштуваннях запуску або працюйте з флешки.
why-no-network-service = Служба мережі не відповідає
why-no-network-service-do = Зачекайте трохи і шукайте ще раз. Якщо повториться, перезапустіть.
why-no-wifi = Бездротового адаптера не знайдено
why-no-wifi-do = Увімкніть його кнопкою комп'ютера або візьміть кабель.
why-network-gone = Мережі більше не видно
why-network-gone-do = Підійдіть ближче до точки доступу і шукайте ще раз.
why-network-unsupported = Ця мережа просить особистий вхід
why-network-unsupported-do = Оберіть мережу з одним ключем для всіх.
why-key-shape = Ключ має від 8 до 63 знаків
why-key-shape-do = Перевірте ключ і напишіть його знову.
why-key-wrong = Ключ не той
why-key-wrong-do = Покажіть ключ, звірте і спробуйте ще раз.
why-no-address = Мережа не дає адреси
why-no-address-do = Запитайте того, хто керує мережею, або оберіть іншу.
why-no-answer = Мережа не відповідає
why-no-answer-do = Спробуйте ще раз або оберіть іншу мережу.
why-proxy-shape = Назва або порт посередника не підходять
why-proxy-shape-do = Назва має бути як proxy.example.it, порт — число до 65535.
why-no-code = Тут немає коду
why-no-code-do = Напишіть код клавіатурою.
why-code-shape = Код написано не так
why-code-shape-do = Звірте його частина за частиною.
why-code-refused = Центр не приймає цей код
why-code-refused-do = Він прострочений, уже використаний або з іншого регіону. Створіть новий код на сторінці закладу.
why-no-internet = Інтернет не відповідає
why-no-internet-do = Поверніться до мережі і перевірте її. Код лишається дійсним.
why-portal = Мережа просить погодитися на сторінці
why-portal-do = Оберіть іншу мережу або запитайте того, хто нею керує. Код лишається дійсним.
why-centre-silent = Регіональний центр не відповідає
why-centre-silent-do = Перевірте мережу і годинник комп'ютера, потім спробуйте ще раз. Код лишається дійсним.
why-no-centre = Не відомо, де регіональний центр
why-no-centre-do = Візьміть повний код з адресою центру або зателефонуйте тому, хто готував флешку.
why-file-wrong = Файл на флешці незрозумілий
why-file-wrong-do = Виправте рядок { $line } у sportello-install.toml і перезапустіть.
why-rule-none = Жоден диск не такий, як каже файл на флешці
why-rule-none-do = Перевірте правило диска у sportello-install.toml або оберіть диск самі.
why-rule-many = Кілька дисків такі, як каже файл на флешці
why-rule-many-do = Вкажіть серійний номер у sportello-install.toml або оберіть диск самі.
why-erase-differs = Файл на флешці не дозволяє стерти цей диск
why-erase-differs-do = Напишіть його модель біля слова erase або оберіть диск самі.
why-already = Ця система вже є на диску
why-already-do = Вийміть флешку і перезапустіть.
