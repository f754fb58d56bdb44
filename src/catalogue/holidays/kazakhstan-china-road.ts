/** Days on which the road posts between Kazakhstan and China were shut, as announced before them. Rail stayed open. */
import type { HolidayCalendar } from "./holiday-calendar.ts";

const VEDOMOSTI = "https://www.vedomosti.ru/politics/news/2025/10/02/1143610-granitse-kazahstana";
const NUR =
  "https://www.nur.kz/society/2093996-punkty-propuska-na-kazahstansko-kitayskoy-granice-zakroyut-vo-vremya-mayskih-prazdnikov/";
const TRANS = "https://trans.ru/news/kitai-zakril-vse-avtomobilnie-punkti-propuska-na-granitse-s-kazahstanom";

export const kazakhstanChinaRoad: HolidayCalendar = {
  name: "kazakhstan-china-road",
  title: "Road posts between Kazakhstan and China, June 2023 to February 2026",
  days: [
    {
      from: "2023-06-22",
      to: "2023-06-22",
      reference: "https://aqshamnews.kz/kz/article/qazaq-qytai-shekarasy-jabylady.html",
    },
    { from: "2023-09-29", to: "2023-09-29", reference: TRANS },
    { from: "2023-10-01", to: "2023-10-03", reference: TRANS },
    { from: "2024-05-01", to: "2024-05-01", reference: NUR },
    { from: "2024-05-07", to: "2024-05-07", reference: NUR },
    { from: "2024-05-09", to: "2024-05-09", reference: NUR },
    { from: "2025-10-01", to: "2025-10-03", reference: VEDOMOSTI },
    { from: "2025-10-06", to: "2025-10-06", reference: VEDOMOSTI },
    {
      from: "2025-12-16",
      to: "2025-12-17",
      reference:
        "https://www.lada.kz/kazakhstan-news/147016-kazakhstan-zakryvaet-vse-avtomobilnye-punkty-propuska-s-kitaem-chto-nuzhno-znat-voditeliam.html",
    },
    {
      from: "2026-02-16",
      to: "2026-02-18",
      reference:
        "https://www.lada.kz/kazakhstan-news/148784-avtomobilisty-kazakhstana-stolknutsia-s-vremennym-zapretom-na-vezd-v-kitai.html",
    },
  ],
};
