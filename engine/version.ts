/** Version of the formulas: changes whenever an answer can change. Equals package.json's. */
export const ENGINE_VERSION = '0.1.0';
