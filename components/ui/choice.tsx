import type { ReactNode } from 'react';

interface ChoiceProps<Value extends string | number> {
  legend: string;
  name: string;
  value: Value;
  options: readonly { value: Value; label: string; text?: string }[];
  onChange: (value: Value) => void;
  /** Under the options. */
  children?: ReactNode;
}

/** One of a few, all in sight. An option with a `text` gets a line of its own. */
export function Choice<Value extends string | number>({
  legend,
  name,
  value,
  options,
  onChange,
  children,
}: ChoiceProps<Value>) {
  const isTall = options.some(({ text }) => text !== undefined);
  return (
    <fieldset>
      <legend className="pb-1 font-semibold">{legend}</legend>
      <div className={isTall ? 'space-y-2' : 'flex flex-wrap gap-x-5 gap-y-1'}>
        {options.map((option) => (
          <label key={option.value} className="flex min-h-6 cursor-pointer gap-2">
            <input
              type="radio"
              name={name}
              className="mt-[3px] size-4 shrink-0"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>
              {option.label}
              {option.text && <span className="block text-note text-ink-soft">{option.text}</span>}
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}
