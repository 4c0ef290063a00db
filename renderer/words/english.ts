import { supportCase } from './english/case.ts';
import { collect } from './english/collect.ts';
import { common } from './english/common.ts';
import { compare } from './english/compare.ts';
import { errors } from './english/errors.ts';
import { exporting } from './english/export.ts';
import { findings } from './english/findings.ts';
import { lookup } from './english/lookup.ts';
import { network } from './english/network.ts';
import { opened } from './english/opened.ts';
import { operations } from './english/operations.ts';
import { privacy } from './english/privacy.ts';
import { report } from './english/report.ts';
import { request } from './english/request.ts';
import { server } from './english/server.ts';
import { shell } from './english/shell.ts';
import { start } from './english/start.ts';
import { timeline } from './english/timeline.ts';

/** Every word of the window in English, one file a screen. The shape of this value is what a language must fill. */
export const english = {
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
