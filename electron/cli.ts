#!/usr/bin/env node
import { childArgument } from './decode/child-argument.ts';

// Each side loads its own code only: a decoding process needs a small part of what the command line does.
void (process.argv[2] === childArgument
  ? import('./decode/serve-child.ts').then(async ({ serveChild }) => await serveChild())
  : import('./cli/main.ts').then(async ({ main }) => await main()));
