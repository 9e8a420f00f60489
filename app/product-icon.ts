const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Hakari</title><style>.g{fill:#1d2126}.m{stroke:#fbfaf7}@media (prefers-color-scheme:dark){.g{fill:#eceae4}.m{stroke:#15181d}}</style><rect class="g" width="32" height="32" rx="4"/><g class="m" fill="none" stroke-width="2"><path d="M5 11.5 27 8.500M16 6v19M10 25h12"/><path d="M4 18.500a4.500 4.500 0 0 0 9 0L8.500 11ZM19 15.500a4.500 4.500 0 0 0 9 0L23.500 9Z" stroke-width="1.600" stroke-linejoin="round"/></g></svg>`;

/**
 * The balance as an address that holds its own data: browsers fetch an icon file anew whenever the
 * address changes, and here every edit writes the scenario into it.
 */
export const PRODUCT_ICON = `data:image/svg+xml,${encodeURIComponent(SVG)}`;
