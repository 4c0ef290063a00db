/** Entries kept by `remembered`: the names of one log, without letting a hostile one fill the memory. */
const mostEntries = 8192;

/** The same question about the same text is answered once. For pure functions that are asked about few texts often. */
export function remembered<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known.answer;
    if (answers.size >= mostEntries) answers.clear();
    const answer = ask(text);
    answers.set(text, { answer });
    return answer;
  };
}
