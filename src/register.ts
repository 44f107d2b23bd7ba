// `querylint/register`, for `node --import` and `--require`: instruments what the program loads afterwards, without a change of its code.

import { register } from './runtime/register/register.ts'

register()
