// SPDX-License-Identifier: Apache-2.0
// browser.mjs JOB.json: opens each HTML report in Chromium: light, dark, without scripts, on a phone of 360 px. Prints a
// line for each fault; a reader's browser must ask the network for nothing, open no dialog and run no script but the
// report's own. JOB is [{"file", "title", "ids": [...], "ratings": {"critical": 1, …}, "pages": 30}].
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.REPORT_TOOLS + '/');
const { chromium } = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const jobs = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox'] });
let faults = 0;

const modes = [
  { name: 'light', colorScheme: 'light' },
  { name: 'dark', colorScheme: 'dark' },
  { name: 'without scripts', colorScheme: 'light', javaScriptEnabled: false },
  { name: 'phone', colorScheme: 'light', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
];

// What axe says of the whole page, with all that folds open.
async function accessibility(page, fault) {
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  await page.evaluate(axe);
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }));
  for (const violation of result.violations) {
    fault(`axe ${violation.id}: ${violation.nodes.length} places, as ${violation.nodes[0].html.slice(0, 160)}`);
  }
}

async function look(job, mode) {
  const fault = (text) => { faults += 1; console.log(`${job.file} (${mode.name}): ${text}`); };
  const { name, ...options } = mode;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.on('dialog', (dialog) => { fault(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('pageerror', (error) => fault(`a script failed: ${error.message}`));
  page.on('console', (line) => { if (line.type() === 'error') fault(`on the console: ${line.text()}`); });
  const url = pathToFileURL(job.file).href;
  page.on('request', (request) => { if (request.url() !== url) fault(`asks for ${request.url()}`); });
  await page.goto(url);
  const title = await page.title();
  if (title === 'PWNED' || (job.title && title !== job.title)) fault(`its title is ${title}`);
  const facts = await page.evaluate(() => ({
    text: document.body.textContent,
    wide: document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth,
    dead: [...document.querySelectorAll('a[href^="#"]')]
      .map((link) => decodeURIComponent(link.getAttribute('href').slice(1)))
      .filter((anchor) => !document.getElementById(anchor)),
    folded: [...document.querySelectorAll('details')].filter((fold) => !fold.open).length,
    tiles: Object.fromEntries(['critical', 'high', 'medium', 'low'].map((rating) => [rating,
      Number(document.querySelector(`.tile.${rating} b`)?.textContent)])),
    pictures: document.querySelectorAll('figure.diagram svg').length,
  }));
  const missing = job.ids.filter((id) => !facts.text.includes(id));
  if (missing.length > 0) fault(`${missing.length} findings are not told: ${missing.slice(0, 3).join(', ')}`);
  if (facts.dead.length > 0) fault(`links that lead nowhere: ${facts.dead.slice(0, 3).join(', ')}`);
  if (facts.wide > 0) fault(`scrolls sideways by ${facts.wide} px`);
  if (name === 'without scripts' && facts.folded > 0) fault(`${facts.folded} folded parts cannot be opened`);
  for (const [rating, count] of Object.entries(job.ratings)) {
    if (facts.tiles[rating] !== count) fault(`counts ${facts.tiles[rating]} ${rating}, the analysis ${count}`);
  }
  if (job.drawn && facts.pictures === 0) fault('no diagram is drawn');
  if (name === 'light') {
    const pdf = await page.pdf({ format: 'A4' });
    const pages = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
    if (pages > job.pages * 1.5 + 3) fault(`prints on ${pages} pages, the PDF has ${job.pages}`);
  }
  if (options.javaScriptEnabled !== false) await accessibility(page, fault);
  await context.close();
}

for (const job of jobs) {
  for (const mode of modes) {
    await look(job, mode);
  }
}
await browser.close();
process.exit(faults > 0 ? 1 : 0);
