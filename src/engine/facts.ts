// What one file says, as plain JSON: syntax with its names resolved, and nothing of the compiler that parsed it. The rest of the
// engine sees only this, so facts outlive Programs, hosts agree, and another parser is one folder's change.
//
// Names are unique within the function that declares them (a shadowing `x` becomes `x$1`), so evaluation needs no scopes: an
// identifier names its declaring function and the name there. Function 0 is the module body; its names include the imports.

import type { Span } from '../model/place.ts'

export interface FileFacts {
  readonly file: string
  /** Index = id; 0 is the module body. */
  readonly functions: readonly FunctionFacts[]
  readonly classes: readonly ClassFacts[]
  readonly imports: readonly ImportFacts[]
  readonly exports: readonly ExportFacts[]
  readonly types: readonly TypeFacts[]
  /** What `declare module 'x'` and `declare global` add to the types of others. */
  readonly additions: readonly AdditionFacts[]
  readonly mentions: MentionFacts
  /** Assignments to names of the module body after their declaration, wherever they stand. */
  readonly assignments: readonly { readonly name: string; readonly value: Expr; readonly fn: number }[]
  readonly errors: readonly { readonly message: string; readonly span: Span }[]
}

/** What a file names, to see at a glance what it has nothing to do with. */
export interface MentionFacts {
  /**
   * Members that are read (those on the way to another are not) or called, and what is called, constructed or rendered by its name, and types of namespaces; each with the last names of what it is taken
   * from, the empty one for what has none. `[]` is a call of a computed member.
   */
  readonly names: Readonly<Record<string, readonly string[]>>
  /** Modules that are asked for where code runs: `import('./x')`, `require('./x')`. */
  readonly modules: readonly string[]
  /** Types that only bodies say: of assertions, and of declarations that are taken apart; and types that are imported where they stand. */
  readonly types: readonly TypeRef[]
}

export interface ImportFacts {
  readonly local: string
  readonly module: string
  /** Exported name, `default`, or `*` for the namespace. */
  readonly name: string
  readonly typeOnly: boolean
}

export interface ExportFacts {
  /** Exported name; `*` for `export * from`; `=` for `export =` and `module.exports =`. */
  readonly name: string
  /** Re-export: the module, and the name there (`*`: the namespace as a whole, `export * as name`). */
  readonly from?: { readonly module: string; readonly name: string }
  /** Name in the module body (variable, function, class or type). */
  readonly local?: string
  /** `export default <expression>`, `exports.x = <expression>`. */
  readonly value?: Expr
}

export type FunctionKind = 'module' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'fields'

export interface FunctionFacts {
  readonly id: number
  readonly kind: FunctionKind
  /** Own name, or that of the variable, property or member it is bound to; empty where it has none. */
  readonly name: string
  /** With the names of what encloses it: `UserService.find`, `handler.callback`. Unique in the file by `#2` and so on. */
  readonly qualified: string
  readonly span: Span
  readonly async: boolean
  readonly generator: boolean
  /** Function around it; −1 for the module body. */
  readonly parent: number
  /** Class it is a member of. */
  readonly class?: number
  readonly typeParameters: readonly string[]
  /** What it says of its `this`: `static of<T>(this: new () => T): T`. */
  readonly receiver?: TypeRef
  readonly params: readonly ParamFacts[]
  readonly returns?: TypeRef
  /** An arrow's expression body is one `return`. */
  readonly body: readonly Stmt[]
  /** Function declarations directly inside (any block), bound before anything runs. */
  readonly hoisted: readonly { readonly name: string; readonly fn: number }[]
  /** Names declared here: the function literal a never-reassigned name is bound to, and whether it is assigned again. */
  readonly locals: Readonly<Record<string, LocalFacts>>
  /**
   * Variables of enclosing functions (never the module body) that this one needs, its nested functions' and those of the constant
   * local functions it mentions included; constant local functions themselves are not in it.
   */
  readonly captures: readonly { readonly fn: number; readonly name: string }[]
}

export interface LocalFacts {
  /** The function that a `const` or function declaration is bound to. */
  readonly fn?: number
  readonly reassigned: boolean
  /** A function inside assigns it, nobody knows when. */
  readonly inside?: true
  /** Nothing reads what it is given: code never says its name again. */
  readonly unread?: true
  readonly type?: TypeRef
}

export interface ParamFacts {
  readonly pattern: Pattern
  readonly type?: TypeRef
  readonly default?: Expr
  readonly optional: boolean
  readonly rest: boolean
  /** Constructor parameter property: also a member of that name. */
  readonly property: boolean
  readonly decorators: readonly DecoratorFacts[]
}

export type Pattern =
  | { readonly k: 'name'; readonly name: string; readonly default?: Expr }
  | { readonly k: 'object'; readonly props: readonly { readonly key: string | undefined; readonly value: Pattern; readonly span?: Span }[]; readonly rest?: string; readonly default?: Expr }
  | { readonly k: 'array'; readonly items: readonly (Pattern | undefined)[]; readonly rest?: Pattern; readonly default?: Expr }
  /** Assignment to something that is no plain name: `this.x`, `a[i]`. */
  | { readonly k: 'target'; readonly target: Expr; readonly default?: Expr }

export interface ClassFacts {
  readonly id: number
  /** Name in the function that declares it; empty for an anonymous one. */
  readonly name: string
  readonly fn: number
  readonly span: Span
  readonly abstract: boolean
  readonly extends?: Expr
  readonly extendsArguments: readonly TypeRef[]
  readonly implements: readonly TypeRef[]
  readonly typeParameters: readonly string[]
  readonly decorators: readonly DecoratorFacts[]
  readonly members: readonly MemberFacts[]
  readonly constructorFn?: number
  /** The synthetic function in whose frame field initialisers and static blocks stand. */
  readonly fieldsFn: number
  /** `this.name = value` in constructors and methods. */
  readonly assignments: readonly { readonly name: string; readonly value: Expr; readonly fn: number }[]
}

export interface MemberFacts {
  readonly name: string
  readonly kind: 'property' | 'method' | 'getter' | 'setter'
  readonly static: boolean
  /** A method that code outside of its class cannot call. */
  readonly private?: true
  readonly type?: TypeRef
  readonly init?: Expr
  /** Method, getter or setter. */
  readonly fn?: number
  /** Constructor parameter that declares it. */
  readonly param?: number
  readonly decorators: readonly DecoratorFacts[]
  readonly span: Span
}

export interface DecoratorFacts {
  readonly callee: Expr
  readonly arguments: readonly Expr[]
}

export interface TypeFacts {
  readonly name: string
  readonly kind: 'interface' | 'alias' | 'enum'
  readonly typeParameters: readonly string[]
  /** Interface and enum: an object type (enum members are literals). */
  readonly type: TypeRef
  readonly extends: readonly TypeRef[]
}

export interface AdditionFacts extends TypeFacts {
  /** The module that has the type; `global` for those that are there everywhere. Names within namespaces are dotted: `Express.Request`. */
  readonly module: string
}

export type TypeRef =
  /** Dotted names stay joined: `Prisma.TransactionClient`. */
  | { readonly k: 'ref'; readonly name: string; readonly args: readonly TypeRef[] }
  | { readonly k: 'import'; readonly module: string; readonly name: string; readonly args: readonly TypeRef[] }
  | { readonly k: 'object'; readonly members: Readonly<Record<string, TypeRef>> }
  | { readonly k: 'array'; readonly of: TypeRef }
  | { readonly k: 'tuple'; readonly of: readonly TypeRef[] }
  | { readonly k: 'union' | 'intersection'; readonly of: readonly TypeRef[] }
  | FunctionType
  | { readonly k: 'typeof'; readonly value: Expr }
  | { readonly k: 'index'; readonly of: TypeRef; readonly key: TypeRef }
  | { readonly k: 'literal'; readonly value: string | number | boolean | null }
  /** `string`, `any`, `void`, `undefined`, … */
  | { readonly k: 'keyword'; readonly name: string }
  | { readonly k: 'other' }
  /** No file writes this: what a function of that type gives, or a value of that type where it is none. */
  | { readonly k: 'ran'; readonly of: TypeRef }
  /** Nor this: what an expression is where it stands in a function; and a type as another file writes it. */
  | { readonly k: 'value'; readonly file: string; readonly fn: number; readonly value: Expr }
  | { readonly k: 'elsewhere'; readonly file: string; readonly of: TypeRef }

export interface FunctionType {
  readonly k: 'function'
  readonly params: readonly TypeRef[]
  readonly returns: TypeRef
  /** By the tables of libraries: any number of arguments are as the last parameter. */
  readonly any?: true
  /** By these, too: how a call decides what it gives of `returns`; see `Held`. */
  readonly by?: 'name' | 'types' | { readonly calling: string; readonly property: string }
}

export interface ObjectProperty {
  /** Undefined: computed by an expression that is no literal. */
  readonly name: string | undefined
  /** That expression. */
  readonly key?: Expr
  readonly value: Expr
  readonly kind: 'value' | 'getter' | 'setter' | 'spread'
}

export type Expr =
  | { readonly k: 'lit'; readonly value: string | number | boolean | null; readonly big?: true }
  /** `fn`: the declaring function (0: module body), −1 where nothing in the file declares it (a global). */
  | { readonly k: 'id'; readonly name: string; readonly fn: number }
  | { readonly k: 'this' }
  | { readonly k: 'super' }
  | { readonly k: 'mem'; readonly of: Expr; readonly name: string; readonly optional?: true; readonly span?: Span }
  /** `a[i]` with an index that is no literal text (`a['b']` is a `mem`, `a[0]` a `mem` named `0`). */
  | { readonly k: 'idx'; readonly of: Expr; readonly index: Expr }
  | { readonly k: 'call'; readonly callee: Expr; readonly args: readonly Expr[]; readonly types: readonly TypeRef[]; readonly span: Span; readonly optional?: true }
  | { readonly k: 'new'; readonly callee: Expr; readonly args: readonly Expr[]; readonly types: readonly TypeRef[]; readonly span: Span }
  /** Tagged template. */
  | { readonly k: 'tag'; readonly callee: Expr; readonly parts: readonly Expr[]; readonly text: readonly string[]; readonly span: Span }
  | { readonly k: 'fn'; readonly fn: number }
  | { readonly k: 'class'; readonly class: number }
  | { readonly k: 'obj'; readonly props: readonly ObjectProperty[] }
  /** Holes are `undefined` literals. */
  | { readonly k: 'arr'; readonly items: readonly Expr[] }
  | { readonly k: 'spread'; readonly of: Expr }
  | { readonly k: 'cond'; readonly test: Expr; readonly then: Expr; readonly else: Expr }
  | { readonly k: 'logic'; readonly op: '&&' | '||' | '??'; readonly left: Expr; readonly right: Expr }
  | { readonly k: 'bin'; readonly op: string; readonly left: Expr; readonly right: Expr }
  /** `!`, `-`, `typeof`, `void`, `delete`, … */
  | { readonly k: 'un'; readonly op: string; readonly of: Expr }
  | { readonly k: 'await'; readonly of: Expr }
  | { readonly k: 'yield'; readonly of?: Expr; readonly each: boolean }
  | { readonly k: 'tpl'; readonly parts: readonly Expr[]; readonly text: readonly string[] }
  /** `as T`, `satisfies T` (with `keep`), `<T>x`. `x!` and parentheses vanish. */
  | { readonly k: 'as'; readonly of: Expr; readonly type: TypeRef; readonly keep?: true }
  /** `op` as written: `=`, `+=`, `??=`, `++` (then value is absent). */
  | { readonly k: 'set'; readonly target: Pattern; readonly op: string; readonly value?: Expr }
  | { readonly k: 'seq'; readonly items: readonly Expr[] }
  | { readonly k: 'jsx'; readonly tag: Expr; readonly props: readonly ObjectProperty[]; readonly children: readonly Expr[]; readonly span: Span }
  /** `import('./x')`; module is undefined where it is computed. */
  | { readonly k: 'import'; readonly module: string | undefined }
  | { readonly k: 'other'; readonly parts: readonly Expr[] }

export type CallExpr = Expr & { readonly k: 'call' }

export type Stmt =
  | { readonly k: 'expr'; readonly value: Expr }
  /** `let x` without initialiser has no value. */
  | { readonly k: 'var'; readonly target: Pattern; readonly value?: Expr; readonly type?: TypeRef; readonly constant: boolean }
  | { readonly k: 'return'; readonly value?: Expr }
  | { readonly k: 'throw'; readonly value: Expr }
  | { readonly k: 'if'; readonly test: Expr; readonly then: readonly Stmt[]; readonly else: readonly Stmt[] }
  | LoopStmt
  | { readonly k: 'try'; readonly body: readonly Stmt[]; readonly param?: Pattern; readonly handler?: readonly Stmt[]; readonly finalizer?: readonly Stmt[] }
  | { readonly k: 'switch'; readonly on: Expr; readonly cases: readonly { readonly test?: Expr; readonly body: readonly Stmt[] }[] }
  | { readonly k: 'break' | 'continue'; readonly label?: string }
  | { readonly k: 'block'; readonly body: readonly Stmt[] }
  | { readonly k: 'label'; readonly name: string; readonly body: Stmt }
  /** Where a class declaration stands. */
  | { readonly k: 'class'; readonly class: number; readonly name: string }

export interface LoopStmt {
  readonly k: 'loop'
  readonly kind: 'of' | 'await' | 'in' | 'for' | 'while' | 'do'
  readonly span: Span
  /** `for (init; …)`. */
  readonly init: readonly Stmt[]
  /** `for (target of over)`. */
  readonly target?: Pattern
  readonly over?: Expr
  /** Condition of `for`, `while`, `do`; absent in `for (;;)`. */
  readonly test?: Expr
  readonly update?: Expr
  readonly body: readonly Stmt[]
}
