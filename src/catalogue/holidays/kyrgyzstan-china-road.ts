/**
 * Days on which the road posts between Kyrgyzstan and China (Torugart, Irkeshtam) were shut. On 1 January 2026 Irkeshtam
 * opened again at 22:00 and Torugart at 08:00 the next day: the calendar has the whole day.
 */
import type { HolidayCalendar } from "./holiday-calendar.ts";

export const kyrgyzstanChinaRoad: HolidayCalendar = {
  name: "kyrgyzstan-china-road",
  title: "Road posts between Kyrgyzstan and China, October 2022 to January 2026",
  days: [
    {
      from: "2022-10-01",
      to: "2022-10-03",
      reference:
        "https://24.kg/english/246739_Two_checkpoints_on_Kyrgyz-Chinese_border_to_be_temporarily_closed",
    },
    { from: "2025-05-31", to: "2025-05-31", reference: "https://centralasia-research.org/?p=46867" },
    {
      from: "2026-01-01",
      to: "2026-01-01",
      reference:
        "https://open.kg/en/news/local-news/58540-kpp-torugart-i-irkeshtam-na-granice-s-kitaem-vremenno-zakrojut.html",
    },
  ],
};
