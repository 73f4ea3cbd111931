import { chromium } from 'playwright-core';
import { existsSync, readFileSync } from 'node:fs';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const [mode, ...names] = process.argv.slice(2);
const p = await b.newPage({ viewport: { width: mode === 'dark' ? 1940 : 2100, height: 1000 } });
const img = (f: string, w: number) =>
  existsSync(f) ? `<img width=${w} src="data:image/png;base64,${readFileSync(f).toString('base64')}">` : '';
for (const n of names) {
  const f = (s: string) => `/tmp/shots/${n}.${s}.png`;
  const html =
    mode === 'dark' ? '' : img(f('wide.light'), 1280) + img(f('phone.light'), 390) + img(f('phone.dark'), 390);
  await p.setContent(
    `<body style="margin:0;background:#777;display:flex;gap:8px;align-items:flex-start">${html}</body>`,
  );
  await p.screenshot({ path: `/tmp/shots/sheet-${n}.png`, fullPage: true });
}
if (mode === 'dark') {
  await p.setContent(
    `<body style="margin:0;background:#777;display:grid;grid-template-columns:1fr 1fr 1fr;gap:8px;align-items:start">${names.map((n) => img(`/tmp/shots/${n}.wide.dark.png`, 640)).join('')}</body>`,
  );
  await p.screenshot({ path: `/tmp/shots/sheet-dark.png`, fullPage: true });
}
await b.close();
