# SPDX-FileCopyrightText: 2026 Sportello contributors
# SPDX-License-Identifier: EUPL-1.2

# Слова екранів термінала українською. Правила: звертаємося на «ви», речення короткі, те саме слово
# для тієї самої речі, кнопки — дієслова, нікого не звинувачуємо, ніколи не кажемо «помилка».
# Офіційні назви із сайтів лишаються італійською.

## Мова

language-name = Українська
direction = ltr
greeting = Вітаємо

## Слова для всіх екранів

go-on = Далі
go-back = Назад
close = Закрити
cancel = Скасувати
confirm = Підтвердити
next-page = Наступна сторінка
previous-page = Попередня сторінка
page-of = Сторінка { $page } із { $pages }
minutes-about = приблизно { $minutes ->
    [one] { $minutes } хвилина
    [few] { $minutes } хвилини
    [many] { $minutes } хвилин
   *[other] { $minutes } хвилини
}
staff = Персонал

## Смужка внизу

bar-language = Мова
bar-appearance = Вигляд і голос
bar-read = Читати вголос
bar-read-stop = Не читати
bar-help = Покликати
bar-help-sent = Допомогу викликано
bar-end = Завершити
bar-hide = Сховати екран
bar-more = Ще
time-left-minutes = { $minutes ->
    [one] Лишилася { $minutes } хвилина
    [few] Лишилося { $minutes } хвилини
    [many] Лишилося { $minutes } хвилин
   *[other] Лишилося { $minutes } хвилини
}
time-left-seconds = { $seconds ->
    [one] Лишилася { $seconds } секунда
    [few] Лишилося { $seconds } секунди
    [many] Лишилося { $seconds } секунд
   *[other] Лишилося { $seconds } секунди
}
time-left-paused = Час зупинено
time-grace = { $minutes ->
    [one] { $minutes } хвилина, щоб зберегти
    [few] { $minutes } хвилини, щоб зберегти
    [many] { $minutes } хвилин, щоб зберегти
   *[other] { $minutes } хвилини, щоб зберегти
}

## Нагадування про час

warning-minutes = { $minutes ->
    [one] У вас лишилася { $minutes } хвилина.
    [few] У вас лишилося { $minutes } хвилини.
    [many] У вас лишилося { $minutes } хвилин.
   *[other] У вас лишилося { $minutes } хвилини.
}
warning-save = Збережіть або надрукуйте те, що хочете залишити.
warning-hop = Час зупинено, поки ви підтверджуєте особу або платите. Не поспішайте.
grace-title = Час закінчився
grace-text = { $minutes ->
    [one] Маєте ще { $minutes } хвилину, щоб зберегти або надрукувати потрібне.
    [few] Маєте ще { $minutes } хвилини, щоб зберегти або надрукувати потрібне.
    [many] Маєте ще { $minutes } хвилин, щоб зберегти або надрукувати потрібне.
   *[other] Маєте ще { $minutes } хвилини, щоб зберегти або надрукувати потрібне.
}
extend = { $minutes ->
    [one] Попросити ще { $minutes } хвилину
    [few] Попросити ще { $minutes } хвилини
    [many] Попросити ще { $minutes } хвилин
   *[other] Попросити ще { $minutes } хвилини
}
grace-take = { $minutes ->
    [one] Ще { $minutes } хвилина, щоб зберегти
    [few] Ще { $minutes } хвилини, щоб зберегти
    [many] Ще { $minutes } хвилин, щоб зберегти
   *[other] Ще { $minutes } хвилини, щоб зберегти
}
phone = Я говорю телефоном
extended = { $minutes ->
    [one] Маєте ще { $minutes } хвилину.
    [few] Маєте ще { $minutes } хвилини.
    [many] Маєте ще { $minutes } хвилин.
   *[other] Маєте ще { $minutes } хвилини.
}
extend-refused-waiting = Інша людина чекає на свою чергу. Ми не можемо дати вам більше часу.
extend-refused-closing = Ми скоро зачиняємося. Ми не можемо дати вам більше часу.
extend-refused-used = Ви вже мали весь додатковий час. Якщо треба ще, запитайте персонал.
understood = Зрозуміло

## Вітання

welcome-start = Почати
welcome-free = Це безкоштовно.
welcome-documents = Документи не потрібні.
welcome-erased = Наприкінці ми все видаляємо.
welcome-appearance = Вигляд
welcome-voice-on = Увімкнути голос
welcome-voice-off = Вимкнути голос
welcome-closing = Сьогодні цим комп'ютером можна користуватися до { $time }.

## Мова

language-title = Мова
language-text = Мову можна змінити будь-коли. Ви лишитеся на тому самому місці.

## Вигляд і голос

appearance-title = Вигляд і голос
appearance-colours = Кольори
appearance-light = Світлі
appearance-dark = Темні
appearance-contrast = Сильний контраст
appearance-text = Розмір літер
appearance-text-normal = Звичайний
appearance-text-large = Великий
appearance-text-largest = Дуже великий
appearance-motion = Рух
appearance-motion-some = Трохи
appearance-motion-none = Без руху
appearance-voice = Голос, що читає
appearance-voice-on = Увімкнено
appearance-voice-off = Вимкнено

hands-title = Клавіші та вказівник
hands-slow = Клавіша діє, лише якщо її тримати
hands-bounce = Два близькі натиски — це один
hands-sticky = Велика літера: спочатку Shift, потім літера
hands-repeat = Клавіша, яку тримають, повторюється
hands-dwell = Вказівник натискає там, де стоїть
hands-single = Одна клавіша: рамка рухається сама
hands-no = Ні
hands-yes = Так
hands-short = Мало
hands-medium = Середньо
hands-long = Довго
hands-capital = Наступна літера велика
hands-third = Наступна клавіша діє з AltGr

## Перед початком

notice-title = Перед початком
notice-time = Скільки у вас часу
notice-time-text = { $minutes ->
    [one] Маєте { $minutes } хвилину. Ми попередимо, перш ніж вона мине.
    [few] Маєте { $minutes } хвилини. Ми попередимо, перш ніж вони минуть.
    [many] Маєте { $minutes } хвилин. Ми попередимо, перш ніж вони минуть.
   *[other] Маєте { $minutes } хвилини. Ми попередимо, перш ніж вони минуть.
}
notice-erased = Що ми видаляємо
notice-erased-text = Усе: сторінки, які ви відвідали, написане вами, файли. Видаляємо, коли ви закінчите.
notice-counted = Що ми рахуємо
notice-counted-text = Рахуємо лише те, що хтось користувався комп'ютером, як довго і для якої послуги. Ми не знаємо, хто ви.
notice-who = Хто перед екраном?
notice-alone = Лише я
notice-helped = Мені хтось допомагає
notice-optional = Можна не відповідати.

## Що вам потрібно

home-title = Що вам потрібно зробити?
home-search = Шукати
home-search-hint = Напишіть, що вам потрібно
home-choose = Не знаю, з чого почати
home-practise = Потренуватися
home-return = Повернутися до: { $task }
need-identity = Цифрова особа
need-identity-text = Входити на сайти під своїм ім'ям
need-health = Здоров'я
need-health-text = Лікар, прийоми, результати
need-money = Гроші й допомога
need-money-text = Знижки, пенсія, виплати
need-school = Школа
need-school-text = Запис, харчування, журнал
need-work = Робота
need-work-text = Вакансії, резюме
need-payments = Платежі
need-payments-text = Рахунки, штрафи, податки
need-messages = Пошта й повідомлення
need-messages-text = Читати й писати
need-learn = Навчання
need-learn-text = Курси, книги, мови
need-commune = Моя громада
need-commune-text = Послуги цього місця
need-browse = Вільний перегляд
need-browse-text = Відкривати сайти, які хочете

## Пошук і списки

results-title = Знайдено за словами «{ $words }»
results-none = Не знайдено «{ $words }».
results-none-help = Спробуйте одне слово, наприклад «лікар». Або запитайте персонал.
results-again = Шукати ще раз
list-empty = Тут іще нічого немає. Запитайте персонал.
task-unchecked-short = Ще не перевірено
task-practice = Тренування без ризику
task-italian-short = Італійською

## Допоможіть обрати

choose-title = Допоможемо обрати
choose-question = З чим ви прийшли?
choose-letter = Мені надійшов лист або повідомлення
choose-doctor = Потрібен лікар або результат аналізу
choose-money = Потрібна допомога з грошима
choose-work = Шукаю роботу
choose-child = Це для мого сина чи доньки
choose-enter = Сайт просить увійти під своїм ім'ям
choose-nothing = Нічого з цього
choose-found = Можливо, вам потрібно це
choose-nothing-text = Не біда. Персонал вислухає вас і допоможе обрати.

## Картка послуги

card-needs = Перед початком вам потрібно
card-needs-none = Вам нічого не потрібно.
card-print = Надрукувати список
card-steps = { $count ->
    [one] { $count } крок
    [few] { $count } кроки
    [many] { $count } кроків
   *[other] { $count } кроку
}
card-start = Почати
card-too-long = Потрібно приблизно { $needed } хв, а у вас лишилося { $left } хв. Можливо, краще іншого дня. Або запитайте персонал.
card-long = Потрібно приблизно { $needed } хв, а у вас лишилося { $left } хв. Можна починати: попросіть більше часу до кінця.
card-unchecked = Цю інструкцію ще ніхто не перевірив на справжньому сайті. Кнопки можуть бути інші.
card-practice = Це тренування: тут усе несправжнє, і нічого не можна зіпсувати.
card-who = Хто може
card-cost = Скільки коштує
card-for-whom = Для себе чи для іншого
card-stop = Коли зупинитися й попросити допомоги
card-dangers = Будьте уважні
card-italian = Цієї інструкції ще немає вашою мовою. Ви читаєте її італійською.
card-unreviewed = Цю інструкцію ще не перевірив ніхто, хто розмовляє цією мовою. Якщо сумніваєтеся, запитайте персонал.
danger-money = Тут ви справді платите
danger-password = Паролі й таємні коди
danger-scam = Це може бути шахрайство
danger-data = Чутливі дані
danger-careful = Повернути назад не можна
fact-ask = (запитайте персонал)

## Інструкція

guide-step = Крок { $step } із { $steps }
guide-show = Покажіть
guide-show-stop = Прибрати позначку
guide-read = Читати
guide-stuck = Не виходить…
guide-further = Показати решту
guide-beginning = Показати початок
guide-back = Назад
guide-done = Готово
guide-finish = Закінчено
guide-other = Зробити щось інше
guide-lost-title = Не розуміємо, де ви зараз
guide-lost-text = Можливо, ви відкрили іншу сторінку. Нічого страшного не сталося.
guide-lost-restart = Почати крок знову
guide-lost-stay = Лишитися тут
guide-troubles = Що не виходить?
trouble-page = Сторінка порожня або зависла
trouble-page-do = Завантажити знову
trouble-button = Не знаходжу кнопку
trouble-button-do = Покажіть
trouble-elsewhere = Я на іншій сторінці
trouble-elsewhere-do = Почати крок знову
trouble-other = Щось інше
guide-restart-site = На початок сайту
guide-page-back = Попередня сторінка
guide-print = Надрукувати сторінку
guide-blocked = Цей сайт не належить до послуги, тому не відкривається. Поверніться на попередню сторінку.
guide-blocked-staff = Якщо він вам справді потрібен, персонал може його відкрити.
guide-restarted = Програма для сайтів закрилася, і ми відкрили її знову. Ви на тому самому кроці.
guide-unreachable = Сайт не відповідає. Зачекайте трохи і спробуйте ще раз або прийдіть іншого дня.
guide-no-network = Немає зв'язку з інтернетом. Ви не винні: покличте персонал.
guide-full = Місце для файлів закінчилося. Видаліть файл або покличте персонал.
guide-tabs = Відкрито забагато сторінок. Ми закрили останню.
guide-no-voice = Тут немає голосу для цієї мови.
guide-no-printer = Зараз не можна друкувати. Покличте персонал.
guide-print-ask = Сторінок до друку: { $pages }.
guide-print-price = Це коштує { $amount }. Заплатіть персоналу.
guide-no-paper = У принтері немає паперу. Покличте персонал: потім сторінки вийдуть самі.
guide-printer-off = Принтер не відповідає або зупинився. Покличте персонал.
guide-too-many-pages = Забагато сторінок для друку. Покличте персонал.
guide-stick-ready = USB-накопичувач готовий.
guide-stick-save = Зберегти на USB
guide-stick-saved = Збережено файлів: { $files }. Тепер можна вийняти накопичувач.
guide-stick-unusable = Цей накопичувач не можна використати. Спробуйте інший.
guide-stick-full = Накопичувач заповнений. Спробуйте інший.
guide-stick-pulled = Накопичувач вийняли зарано. Вставте його знову і збережіть.
guide-code = Взяти на телефон
guide-no-code = Текст задовгий для коду. Виберіть коротшу частину.
guide-printed = { $pages ->
    [one] Друкуємо { $pages } сторінку.
    [few] Друкуємо { $pages } сторінки.
    [many] Друкуємо { $pages } сторінок.
   *[other] Друкуємо { $pages } сторінки.
}
guide-saved = Файл лишається тут до кінця. Потім ми його видалимо.
guide-browse-title = Вільний перегляд
guide-browse-text = Коли закінчите, ми все видалимо.
guide-retry = Спробувати ще раз
guide-opening = Відкриваємо сайт. Це займе хвильку.
guide-done-title = Вам вдалося
guide-done-text = Ви пройшли всі кроки.
guide-did = Що ви зробили
guide-next = Що буде далі

## Допомога

help-title = Допомога
help-call = Покликати персонал
help-sent = Виклик надіслано
help-sent-text = Ми повідомили персонал. Лишайтеся тут.
help-seen = Виклик побачили
help-seen-text = Персонал побачив ваш виклик.
help-coming = Персонал іде
help-coming-text = До вас хтось іде.
help-nobody = Зараз ніхто не може прийти
help-nobody-text = Можна зателефонувати. Тим часом можете продовжувати.
help-phone = Телефон: { $phone }
help-area = Скажіть персоналу, про що йдеться: { $area }
help-area-yes = так
help-area-no = ні
help-cancel = Уже не потрібно

## Що каже персонал

message-title = Повідомлення від персоналу
message-closing-soon = Ми скоро зачиняємося. Збережіть або надрукуйте потрібне.
message-someone-waits = Інша людина чекає. Будь ласка, закінчіть, щойно зможете.
message-come-to-the-desk = Підійдіть до стійки, будь ласка.
message-wait-a-moment = Зачекайте трохи, ми йдемо.
message-quiet-please = Говоріть тихіше, будь ласка.
message-short-stop = Скоро ми ненадовго зупинимо цей комп'ютер. Збережіть потрібне.
staff-end-notice = { $seconds ->
    [one] За { $seconds } секунду персонал закриє цей комп'ютер.
    [few] За { $seconds } секунди персонал закриє цей комп'ютер.
    [many] За { $seconds } секунд персонал закриє цей комп'ютер.
   *[other] За { $seconds } секунди персонал закриє цей комп'ютер.
}
staff-end-notice-text = Збережіть або надрукуйте зараз те, що хочете залишити. Потім ми все видалимо.

## Сховати екран

hide-title = Сховати екран
hide-text = Оберіть код із чотирьох цифр. Він потрібен, щоб повернутися.
hide-code = Ваш код
hide-code-again = Той самий код
hide-repeat = Напишіть той самий код іще раз
hide-differs = Два коди різні. Оберіть знову.
hide-limit = { $minutes ->
    [one] Якщо ви не повернетеся за { $minutes } хвилину, ми завершимо і все видалимо.
    [few] Якщо ви не повернетеся за { $minutes } хвилини, ми завершимо і все видалимо.
    [many] Якщо ви не повернетеся за { $minutes } хвилин, ми завершимо і все видалимо.
   *[other] Якщо ви не повернетеся за { $minutes } хвилини, ми завершимо і все видалимо.
}
locked-title = Екран сховано
locked-text = Напишіть свій код, щоб продовжити.
locked-wrong = Код не той. Спробуйте ще раз.
locked-forgotten = Забули код? Персонал може лише завершити і все видалити.
locked-until = { $minutes ->
    [one] Ще { $minutes } хвилина, потім ми все видалимо.
    [few] Ще { $minutes } хвилини, потім ми все видалимо.
    [many] Ще { $minutes } хвилин, потім ми все видалимо.
   *[other] Ще { $minutes } хвилини, потім ми все видалимо.
}
digits-entered = { $count ->
    [one] Написано { $count } цифру
    [few] Написано { $count } цифри
    [many] Написано { $count } цифр
   *[other] Написано { $count } цифри
}
digit-erase = Стерти
staff-locked-title = Комп'ютер заблоковано
staff-locked-text = Персонал скоро повернеться. Ваші сторінки ще тут.
locked-wait = { $seconds ->
    [one] Зачекайте { $seconds } секунду і спробуйте ще раз.
    [few] Зачекайте { $seconds } секунди і спробуйте ще раз.
    [many] Зачекайте { $seconds } секунд і спробуйте ще раз.
   *[other] Зачекайте { $seconds } секунди і спробуйте ще раз.
}

## Ви ще тут?

idle-title = Ви ще тут?
idle-text = Ми закрили сторінку, щоб ніхто інший її не бачив.
idle-still = Це ще я
idle-new = Я тут щойно
idle-new-text = Якщо ви щойно підійшли, ми все видалимо, і ви почнете спочатку.
idle-seconds = { $seconds ->
    [one] { $seconds } секунда
    [few] { $seconds } секунди
    [many] { $seconds } секунд
   *[other] { $seconds } секунди
}

## Завершити

end-title = Ви зберегли все потрібне?
end-text = Коли ви завершите, ми все видалимо. Ніхто нічого не зможе повернути.
end-files = Ці файли ще не збережено:
files-pdf = { $count ->
    [one] { $count } документ для друку (PDF)
    [few] { $count } документи для друку (PDF)
    [many] { $count } документів для друку (PDF)
   *[other] { $count } документа для друку (PDF)
}
files-image = { $count ->
    [one] { $count } зображення
    [few] { $count } зображення
    [many] { $count } зображень
   *[other] { $count } зображення
}
files-document = { $count ->
    [one] { $count } текстовий документ
    [few] { $count } текстові документи
    [many] { $count } текстових документів
   *[other] { $count } текстового документа
}
files-other = { $count ->
    [one] { $count } інший файл
    [few] { $count } інші файли
    [many] { $count } інших файлів
   *[other] { $count } іншого файлу
}
end-now = Завершити і видалити
end-stay = Ще лишитися

## Видалення

ending-title = Видаляємо все
ending-done = Ми все видалили
ending-failed = Щось не видалилося як слід
ending-failed-text = Комп'ютер зупиниться і запуститься сам. До того ним ніхто не користуватиметься.
erased-pages = Відвідані сторінки
erased-pages-done = видалено
erased-files = Файли
erased-files-done = видалено
erased-memory = Пам'ять
erased-memory-done = очищено
erased-print = Друк у черзі
erased-print-done = видалено
erased-clipboard = Скопійовані тексти
erased-clipboard-done = видалено
erased-secrets = Ключі й коди
erased-secrets-done = видалено
erased-waiting = хвильку
erased-failed = не вдалося
erased-not-proven = на цьому комп'ютері не можна довести

## Подяка

thanks-title = Дякуємо
thanks-question = Як усе пройшло?
rating-1 = Дуже погано
rating-2 = Погано
rating-3 = Так собі
rating-4 = Добре
rating-5 = Дуже добре
thanks-rated = Дякуємо за відповідь.
thanks-list = Що ми видалили
thanks-skip = Без відповіді
thanks-take = Не забудьте свої речі.
thanks-today = Що ви сьогодні зробили
thanks-today-next = Що буде далі

## Навчання

home-learn = Навчіться за дві хвилини
learn-title = Навчіться за дві хвилини
learn-minutes = { $minutes ->
    [one] { $minutes } хвилина
    [few] { $minutes } хвилини
    [many] { $minutes } хвилин
   *[other] { $minutes } хвилини
}
learn-assess = Що я вже вмію?
learn-assess-text = Тринадцять речень про вас
lesson-card = Картка { $number } з { $count }
lesson-trial = Спробуйте
lesson-right = Правильно.
lesson-wrong = Не ця відповідь.
lesson-again = Виберіть іншу відповідь.
lesson-done = Ви закінчили. Тепер можете зробити це:
lesson-start-again = Почати знову
lesson-leave = Інші уроки

## Що я вже вмію

assess-title = Що я вже вмію?
assess-intro = Прочитайте тринадцять речень. Для кожного виберіть відповідь: неправильних немає.
assess-private = Ми не зберігаємо ваших відповідей. Рахуємо лише результат у кожній сфері й не знаємо, хто ви.
assess-start = Почати
assess-number = Речення { $number } з { $count }
assess-never = Ще ні
assess-helped = З допомогою
assess-alone = Без допомоги
assess-teach = Пояснюю іншим
assess-result = Ось що ви вмієте
assess-try = Спробуйте це:
area-1 = Шукати й зберігати інформацію
area-2 = Спілкуватися й користуватися послугами
area-3 = Писати й створювати
area-4 = Захищати себе та свої дані
area-5 = Розв'язувати проблеми
level-1 = Можете почати звідси. Персонал вам допоможе.
level-2 = Трохи практики — і впораєтеся без допомоги.
level-3 = Ви справляєтеся без допомоги.
level-4 = Ви добре це вмієте: можете допомагати іншим.

## Зачинено, обслуговування, не працює

closed-title = Зараз зачинено
closed-opens = Відчинимо { $when }
closed-hours = Години роботи
closed-day-closed = зачинено
hours-range = з { $from } до { $to }
day-1 = понеділок
day-2 = вівторок
day-3 = середа
day-4 = четвер
day-5 = п'ятниця
day-6 = субота
day-7 = неділя
day-at = { $day }, { $time }
today-at = сьогодні о { $time }
tomorrow-at = завтра о { $time }
maintenance-title = Тривають роботи
maintenance-text = Персонал налагоджує цей комп'ютер. Скористайтеся іншим.
out-title = Цей комп'ютер не працює
out-text = Скористайтеся іншим або покличте персонал.
out-reason-wipe = Ми не певні, що видалили все після людини перед вами. Тому зупиняємося.
out-reason-staff = Персонал відклав його.
out-reason-fault = Тут щось не працює. Ви не винні.
nothing-title = Сьогодні тут немає доступу до сайтів
nothing-reason-browser = Бракує програми, що відкриває сайти.
nothing-reason-shelter = Комп'ютер не може захистити ваші дані, тому не відкривається.
nothing-reason-screen = Екран не можна безпечно поділити.
nothing-reason-tasks = Інструкції не читаються.
nothing-reason-space = На комп'ютері більше немає місця.
nothing-reason-book = Комп'ютер не може вести свій журнал.
nothing-text = Скористайтеся іншим комп'ютером або покличте персонал. Ми пробуємо знову самі.
call-phone = Телефонуйте { $phone }

## Персонал

pin-title = Персонал
pin-text = Напишіть свій особистий код.
pin-wrong = Код не той.
pin-wait = { $seconds ->
    [one] Зачекайте { $seconds } секунду і спробуйте ще раз.
    [few] Зачекайте { $seconds } секунди і спробуйте ще раз.
    [many] Зачекайте { $seconds } секунд і спробуйте ще раз.
   *[other] Зачекайте { $seconds } секунди і спробуйте ще раз.
}
pin-none = На цьому комп'ютері ще немає коду персоналу. Запитайте того, хто ним керує.
staff-title = Меню персоналу
staff-hello = Меню відкрито: { $name }
staff-start = Почати для когось
staff-extend-by = { $minutes ->
    [one] Ще { $minutes } хвилина
    [few] Ще { $minutes } хвилини
    [many] Ще { $minutes } хвилин
   *[other] Ще { $minutes } хвилини
}
staff-end = Завершити
staff-end-sure = Завершити сеанс і все видалити?
staff-lock = Заблокувати
staff-maintenance = На обслуговування
staff-maintenance-end = Повернути в роботу
staff-clear = Знову ввести в дію
staff-allow-host = Відкрити останній закритий сайт
staff-allow-host-none = Закритих сайтів немає
staff-allowed-host = Сайт відкрито на цей сеанс
staff-waiting-on = Хтось чекає: так
staff-waiting-off = Хтось чекає: ні
staff-health = Стан комп'ютера
staff-receipts = Останні очищення
staff-receipts-none = Очищень іще не було.
staff-leave = Вийти з меню
staff-help-coming = Я йду
staff-session-left = { $minutes ->
    [one] Комп'ютер зайнятий: лишилася { $minutes } хвилина
    [few] Комп'ютер зайнятий: лишилося { $minutes } хвилини
    [many] Комп'ютер зайнятий: лишилося { $minutes } хвилин
   *[other] Комп'ютер зайнятий: лишилося { $minutes } хвилини
}
staff-session-locked = Екран сховано. Можна лише завершити.
staff-lock-lift = Розблокувати
staff-state-free = Комп'ютер вільний
staff-state-locked = Персонал заблокував комп'ютер
staff-state-maintenance = Комп'ютер на обслуговуванні
staff-state-out = Комп'ютер виведено з дії
staff-state-closed = Заклад зачинено
staff-refused-none = Не можна: комп'ютером ніхто не користується.
staff-refused-busy = Не можна: комп'ютером хтось користується.
staff-refused-service = Не можна: комп'ютер виведено з дії або на обслуговуванні.
staff-refused-hidden = Не можна: людина сховала екран. Можна лише завершити.
staff-refused-other = Зараз не можна.
staff-code = Код для технічної допомоги: { $code }
health-browser = Програма для сайтів
health-network = Зв'язок з інтернетом
health-printer = Принтер
health-voice = Голос
health-book = Журнал
health-space = Вільне місце
health-clock = Час і дата
health-tasks = Інструкції
health-good = добре
health-poor = перевірити
health-bad = не працює
health-absent = немає
receipt-pass = Усе видалено
receipt-partial = Видалено; тут не все можна довести
receipt-fail = Не вдалося: комп'ютер зупинено

## Голос і одна клавіша

voice-key = F2: увімкнути чи вимкнути голос
voice-is-on = Голос увімкнено. F2 вимикає. F3 повторює. F7 і F8: гучність. F9 і F10: швидкість. Будь-яка клавіша зупиняє.
voice-missing = Тут немає голосу для цієї мови.
voice-volume = Гучність { $percent } зі 100
voice-rate = Швидкість { $rate } із 9
scan-is-on = Одна клавіша: увімкнено. Натисніть пробіл, коли рамка на тому, що вам потрібно. F4 змінює швидкість, потім вимикає.
scan-is-off = Одна клавіша: вимкнено.
role-button = кнопка
role-link = посилання
role-toggle = перемикач
role-radio = вибір
role-field = поле для тексту
role-secret = приховане поле
role-heading = заголовок
role-combo = список варіантів
role-checkbox = прапорець
role-picture = зображення
role-foreign = частина іншого сайту, яку тут не можна прочитати
role-chosen = вибрано
role-not-chosen = не вибрано
role-unavailable = недоступно
role-wrong = треба виправити
role-required = обов'язково
role-empty = порожньо
page-keys = На сторінці використовуйте стрілки вгору і вниз. H: заголовки. L: посилання. B: кнопки. C: поля. Enter натискає.
page-end = Більше нічого немає.
page-silent = Сторінка не відповідає. Спробуйте ще раз.
page-write = Тепер пишіть. F6 повертає до інструкції.
page-choose = Вибирайте стрілками вгору і вниз. Enter підтверджує.
page-option = { $at } з { $of }
page-before = Назад по сторінці
page-next = Далі по сторінці
page-press = Натиснути на сторінці
page-type = Клавіатура
aloud-title = Інші можуть почути
aloud-text = Голос читає сторінку, і люди поруч її чують. Натисніть Enter, щоб продовжити, або під'єднайте навушники.
aloud-yes = Читати все одно
typing-space = Пробіл
typing-erase = Стерти
typing-capitals = Великі літери
typing-signs = Цифри й знаки
typing-letters = Літери
typing-open = Клавіатура
typing-close = Закрити клавіатуру

# Laptops
battery-low = Батарея майже розряджена
battery-low-text = Збережіть свою роботу. Попросіть персонал увімкнути комп'ютер у розетку.
battery-end = Батарея розряджена: сеанс зараз завершиться
battery-end-text = Збережіть або надрукуйте зараз те, що хочете залишити. Якщо ввімкнути комп'ютер у розетку, можна продовжити.
lid-closed = Кришку закрито: сеанс зараз завершиться
lid-closed-text = Відкрийте її, щоб продовжити.
out-reason-battery = Батарея розряджена. Комп'ютер треба ввімкнути в розетку.
paper-title = Друк
paper-making = Готуємо аркуш.
paper-page-price = Кожна сторінка коштує { $amount }.
paper-free = Ви нічого не платите.
paper-printing = Друкуємо. Візьміть аркуш із принтера.
paper-print = Надрукувати
paper-today = Надрукувати, що ви зробили

# Networks, in the staff menu
net-title = Під'єднайте комп'ютер
net-cable-connected = Кабель працює
net-cable-plugged = Кабель вставлено, але мережа ще не відповідає
net-online = Інтернет відповідає
net-local = Мережа є, але інтернет не відповідає
net-portal = Мережа просить погодитися на сторінці
net-portal-text = Це мережа зі сторінкою вітання. Попросіть того, хто нею керує, пропустити цей комп'ютер, або оберіть іншу мережу.
net-offline = Немає мережі
net-offline-text = Вставте кабель або оберіть бездротову мережу.
net-unknown = Ще не відомо, чи відповідає інтернет
net-no-wifi = У цьому комп'ютері немає бездротової мережі або вона вимкнена.
net-none-found = Бездротових мереж тут не знайдено.
net-scan = Шукати ще раз
net-line = { $name }, сигнал { $strength }%
net-in-use = використовується
net-open = без ключа
net-key = із ключем
net-unsupported = не підходить: просить особистий вхід
net-key-title = Увійти в мережу { $name }
net-key-label = Ключ мережі
net-key-hint = Від 8 до 63 літер, цифр або знаків. Залиште порожнім, якщо мережа без ключа.
net-key-show = Показати ключ
net-key-shown = видно
net-key-hidden = не видно
net-key-go = Увійти
net-joining = Входимо в мережу
net-joining-text = Це може тривати майже хвилину.
net-why-machine = Комп'ютеру не вдалося
net-why-machine-do = Спробуйте ще раз. Якщо повториться, перезапустіть і зателефонуйте тому, хто керує комп'ютерами.
net-why-lost = Частина, що працює із системою, не відповідає
net-why-lost-do = Зачекайте трохи і спробуйте ще раз. Якщо повториться, перезапустіть.
net-why-no-network-service = Служба мережі не відповідає
net-why-no-network-service-do = Зачекайте трохи і шукайте ще раз. Якщо повториться, перезапустіть.
net-why-no-wifi = Бездротового адаптера не знайдено
net-why-no-wifi-do = Увімкніть його кнопкою комп'ютера або візьміть кабель.
net-why-network-gone = Мережі більше не видно
net-why-network-gone-do = Підійдіть ближче до точки доступу і шукайте ще раз.
net-why-network-unsupported = Ця мережа просить особистий вхід
net-why-network-unsupported-do = Оберіть мережу з одним ключем для всіх.
net-why-key-shape = Ключ має від 8 до 63 знаків
net-why-key-shape-do = Перевірте ключ і напишіть його знову.
net-why-key-wrong = Ключ не той
net-why-key-wrong-do = Покажіть ключ, звірте і спробуйте ще раз.
net-why-no-address = Мережа не дає адреси
net-why-no-address-do = Запитайте того, хто керує мережею, або оберіть іншу.
net-why-no-answer = Мережа не відповідає
net-why-no-answer-do = Спробуйте ще раз або оберіть іншу мережу.
net-known = вже відома
net-metered = Це чийсь телефон або оплата за обсяг
net-metered-on = оновлення нею не користуються
net-metered-off = оновлення нею користуються
net-forget = Забути цю мережу
net-page-open = Відкрити сторінку мережі
net-page-title = Сторінка мережі
net-page-text = Погодьтеся або увійдіть на сторінці поруч. Потім закрийте: ми все зітремо.
net-page-opening = Сторінка відкривається.
net-page-silent = Сторінка не відповідає. Завантажте її ще раз або оберіть іншу мережу.
net-page-again = Завантажити ще раз
net-page-close = Закрити й стерти
health-battery = Батарея
