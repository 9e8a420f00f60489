import type { Hardware } from '../catalog/hardware-schema';
import type { Remark } from '../result';

/** `machineNotValidated` where no measured step of the machine is kept: its times are from its data sheet. */
export function machineWarnings({ id, validated }: Pick<Hardware, 'id' | 'validated'>): Remark[] {
  return validated ? [] : [{ code: 'machineNotValidated', details: { hardware: id } }];
}
