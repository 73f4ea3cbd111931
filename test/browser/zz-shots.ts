import { openStreet, wide, phone } from './harness.ts';
import { tour, firstTour } from './tour.ts';
const only = process.argv[2];
for (const empty of [false, true]) {
  const street = await openStreet({ empty });
  try {
    const stops = empty ? await firstTour(street) : await tour(street);
    for (const stop of stops) {
      if (only && !new RegExp(only).test(stop.name)) continue;
      const page = await street.visit(stop.who);
      page.on('console', (m) => console.log(stop.name, m.type(), m.text()));
      page.on('pageerror', (e) => console.log(stop.name, e));
      const t = performance.now();
      await stop.come(page).catch((e) => console.log(stop.name, 'FAILED', String(e).slice(0, 300)));
      const t1 = performance.now();
      for (const [w, size] of [
        ['wide', wide],
        ['phone', phone],
      ] as const)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          await page.screenshot({
            path: `/tmp/shots/${stop.name.replace(/\W+/g, '-')}.${w}.${colorScheme}.png`,
            fullPage: true,
          });
        }
      console.log(stop.name, Math.round(t1 - t), Math.round(performance.now() - t1));
      await page.context().close();
    }
  } finally {
    await street.close();
  }
}
