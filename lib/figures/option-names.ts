import type { Option, Scenario } from '@/engine/scenario';

/** Words that name an option, in the reader's language. */
export interface OptionWords {
  dense: string;
  sparse: string;
  payment: Record<Option['payment']['kind'], string>;
  chips: (count: number) => string;
  joined: (machine: string, plan: string) => string;
}

/** `nvidia-a100-sxm4-80gb` is spoken of as `A100`; form and memory are added only to tell two apart. */
function spokenMachine(hardwareId: string, long: boolean): string {
  const [, model = hardwareId, ...rest] = hardwareId.split('-');
  return (long ? [model, ...rest] : [model]).join(' ').toUpperCase();
}

/** The shortest names that tell the options of one comparison apart. */
export function optionNames(
  scenario: Pick<Scenario, 'options'>,
  words: OptionWords,
): Record<string, string> {
  const plan = (option: Option) =>
    option.sparsity.pattern === 'dense' ? words.dense : words.sparse;
  const details: ((option: Option) => string)[] = [
    (option) => words.payment[option.payment.kind],
    (option) => option.payment.region,
    (option) => (option.chipCount === null ? '' : words.chips(option.chipCount)),
    (option) => option.softwareStack,
    (option) => option.id,
  ];
  const machines = new Set(scenario.options.map((option) => option.hardware));
  const spoken = new Set([...machines].map((id) => spokenMachine(id, false)));
  const long = spoken.size < machines.size;
  let names = scenario.options.map((option) =>
    words.joined(spokenMachine(option.hardware, long), plan(option)),
  );
  for (const detail of details) {
    const clash = names.map((name) => names.filter((other) => other === name).length > 1);
    if (!clash.includes(true)) break;
    const added = scenario.options.map((option, index) => (clash[index] ? detail(option) : ''));
    // A detail that all of them share tells nothing apart.
    if (new Set(added.filter((each) => each !== '')).size < 2) continue;
    names = names.map((name, index) => (added[index] ? `${name} · ${added[index]}` : name));
  }
  return Object.fromEntries(
    scenario.options.map((option, index) => [option.id, names[index] ?? option.id]),
  );
}
