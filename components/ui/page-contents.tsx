/** Links to the sections of a long page. */
export function PageContents({
  label,
  sections,
}: {
  label: string;
  sections: readonly { id: string; title: string }[];
}) {
  return (
    <nav aria-label={label} className="pt-3">
      <ul className="flex flex-wrap gap-x-4">
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="target inline-flex items-center underline decoration-rule-firm underline-offset-4"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
