import type { Money } from '@/engine/scenario';

/** Charts that show no money still need a currency to be asked for. */
export const NO_MONEY: Money = { currency: 'USD', currencyPerUsd: 1, discountRatio: 0 };
