import { ts } from 'ts-morph'
import { expect, it } from 'vitest'
import { bundledCompiler } from '../src/compiler.ts'

it('is the one that ts-morph uses', () => expect(bundledCompiler().createSourceFile).toBe(ts.createSourceFile))
