// A Playwright reporter that writes the totals, with the reason of every skipped spec, for build/test.mjs.
import { writeFileSync } from 'node:fs';

export default class CountReporter {
  #errors = 0;
  #suite;

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError() {
    this.#errors += 1;
  }

  onEnd() {
    const totals = { passed: 0, failed: this.#errors, skipped: [] };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') totals.passed += 1;
      else if (outcome === 'skipped') {
        const note = [...test.results.flatMap((result) => result.annotations), ...test.annotations].find(
          (annotation) => annotation.type === 'skip' || annotation.type === 'fixme',
        );
        totals.skipped.push({
          name: test
            .titlePath()
            .filter((part) => part !== '')
            .join(' > '),
          reason: note?.description ?? 'did not run',
        });
      } else totals.failed += 1;
    }
    writeFileSync(process.env['TEST_TOTALS_FILE'], JSON.stringify(totals));
  }

  printsToStdio() {
    return false;
  }
}
