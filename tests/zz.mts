import { filesIn } from './source-text';
import {numericNames,isUnitNamed} from './numeric-names';
let n=0;
for (const [f,t] of filesIn(['engine'],/\.ts$/)) for (const x of numericNames(t)){n++; if(!isUnitNamed(x)) console.log(`${f}:${x.line} ${x.name} in ${x.within.join('>')}`)}
console.log(n);
