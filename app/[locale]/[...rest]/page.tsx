import { notFound } from 'next/navigation';

/** Every path that is no page of ours, so that its refusal has the product's face and language. */
export default function UnknownPage() {
  notFound();
}
