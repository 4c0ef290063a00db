// A vitest reporter that writes the totals, with the reason of every skipped test, for build/test.mjs.
import { writeFileSync } from 'node:fs';

// Sample: `real logs (skipped: no real logs in ../shared/evtx) > renders all events`.
const reasonForm = /\((skipped[^)]*)\)/;

/** `describe.skipIf` takes no reason; suites that use it say it in their name. */
function reasonInName(name) {
  return reasonForm.exec(name)?.[1] ?? 'no reason given';
}

export default class CountReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const totals = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const module of modules) {
      // A file that fails to load has no tests to count, and must not go unseen.
      totals.failed += module.errors().length;
      for (const suite of module.children.allSuites()) totals.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') totals.passed += 1;
        else if (result.state === 'failed') totals.failed += 1;
        else {
          const name = `${module.relativeModuleId} > ${test.fullName}`;
          totals.skipped.push({ name, reason: result.note ?? reasonInName(test.fullName) });
        }
      }
    }
    writeFileSync(process.env['TEST_TOTALS_FILE'], JSON.stringify(totals));
  }
}
