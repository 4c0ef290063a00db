import { supportCase } from './german/case.ts';
import { collect } from './german/collect.ts';
import { common } from './german/common.ts';
import { compare } from './german/compare.ts';
import { errors } from './german/errors.ts';
import { exporting } from './german/export.ts';
import { findings } from './german/findings.ts';
import { lookup } from './german/lookup.ts';
import { network } from './german/network.ts';
import { opened } from './german/opened.ts';
import { operations } from './german/operations.ts';
import { privacy } from './german/privacy.ts';
import { report } from './german/report.ts';
import { request } from './german/request.ts';
import { server } from './german/server.ts';
import { shell } from './german/shell.ts';
import { start } from './german/start.ts';
import { timeline } from './german/timeline.ts';
import type { Words } from './words.ts';

/** Every word of the window in German; a word that is missing is a compile error. */
export const german: Words = {
  collect,
  common,
  compare,
  errors,
  exporting,
  findings,
  lookup,
  network,
  opened,
  operations,
  privacy,
  report,
  request,
  server,
  shell,
  start,
  supportCase,
  timeline,
};
