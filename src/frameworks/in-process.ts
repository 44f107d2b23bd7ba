// Packages whose promises wait for nobody outside the process: they check, convert, hash, sign and render, or wrap other
// promises. They take no function that matters here, and are listed so that a call of one is not taken for a request to another service.

import type { Framework } from '../model/framework.ts'

const builtins = ['assert', 'buffer', 'crypto', 'events', 'os', 'path', 'querystring', 'url', 'util', 'zlib']

export const inProcess: Framework = {
  name: 'in-process', callables: [], inert: true,
  modules: [
    'class-validator', 'yup', 'joi', '@hapi/joi', 'ajv', 'ajv/*', 'valibot', 'superstruct', 'io-ts', 'io-ts/*', 'arktype', '@sinclair/typebox', '@sinclair/typebox/*',
    'liquidjs', 'handlebars', 'mustache', 'ejs', 'pug', 'nunjucks', 'eta', 'mjml', '@react-email/*', 'juice', 'marked', 'markdown-it', 'sanitize-html', 'i18next', 'next-intl', 'next-intl/*',
    'sharp', 'pdf-lib', 'exceljs', 'xlsx', 'papaparse', 'csv-parse', 'csv-parse/*', 'csv-stringify', 'csv-stringify/*', 'fast-xml-parser', 'xml2js', 'jszip', 'jsdom', 'cheerio',
    'qrcode', 'jimp', 'canvas', 'pdfkit', 'pdfmake', '@react-pdf/renderer', 'docx', 'docxtemplater', 'archiver', 'adm-zip', 'unzipper', 'fast-csv', '@fast-csv/*', 'csvtojson', 'file-type', 'image-size',
    'html-to-text', 'unified', 'remark', 'rehype', 'shiki', '@mdx-js/*', 'next-mdx-remote', 'next-mdx-remote/*',
    'ts-pattern', 'clsx', 'class-variance-authority', 'tailwind-merge', '@lingui/*', 'neverthrow', 'ts-results', 'ts-results-es', 'oxide.ts', 'true-myth', 'true-myth/*', 'purify-ts', 'purify-ts/*', '@badrap/result', 'async-mutex', 'async-lock',
    'otplib', 'speakeasy', 'hash-wasm', 'scrypt-js', '@noble/*', 'openpgp', 'libsodium-wrappers', 'nanoid', 'nanoid/*',
    'bcrypt', 'bcryptjs', '@node-rs/bcrypt', 'argon2', '@node-rs/argon2', 'jsonwebtoken', 'jose',
    ...builtins, ...builtins.map((name) => `node:${name}`),
  ],
}
