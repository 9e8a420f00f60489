/**
 * A pure function that remembers its latest answers by a text key: turning one dial leaves most
 * questions as they were. Forgets the oldest beyond `limit`.
 */
export function remembered<Question, Answer>(
  answerTo: (question: Question) => Answer,
  keyOf: (question: Question) => string,
  limit: number,
): (question: Question) => Answer {
  const answers = new Map<string, Answer>();
  return (question) => {
    const key = keyOf(question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = answerTo(question);
    answers.set(key, answer);
    if (answers.size > limit) answers.delete(answers.keys().next().value as string);
    return answer;
  };
}
