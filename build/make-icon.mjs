// Draws build/icon.svg into build/icon.png and build/icon.ico: `node build/make-icon.mjs`. Run it after a change to the
// drawing; the pictures are checked in, so that packaging needs no browser.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { browserFlags, findBrowser } from './find-browser.mjs';

const folder = import.meta.dirname;
const sizes = [16, 24, 32, 48, 64, 256];
const found = await findBrowser({ install: false });
if (found.path === undefined) throw new Error(found.reason);
const browser = await chromium.launch({ executablePath: found.path, args: browserFlags });
const svg = readFileSync(join(folder, 'icon.svg'), 'utf8');
const pictures = [];
for (const size of sizes) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  pictures.push(await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();

// An .ico is a table of pictures, each of which may be a PNG: 6 bytes of heading, 16 bytes for each picture.
const heading = Buffer.alloc(6 + 16 * sizes.length);
heading.writeUInt16LE(1, 2);
heading.writeUInt16LE(sizes.length, 4);
let offset = heading.length;
for (const [index, size] of sizes.entries()) {
  const at = 6 + 16 * index;
  const { length } = pictures[index];
  heading.writeUInt8(size % 256, at);
  heading.writeUInt8(size % 256, at + 1);
  heading.writeUInt16LE(1, at + 4);
  heading.writeUInt16LE(32, at + 6);
  heading.writeUInt32LE(length, at + 8);
  heading.writeUInt32LE(offset, at + 12);
  offset += length;
}
writeFileSync(join(folder, 'icon.ico'), Buffer.concat([heading, ...pictures]));
writeFileSync(join(folder, 'icon.png'), pictures.at(-1));
