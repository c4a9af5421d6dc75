import { randomUUID } from "node:crypto";
import type { PriceImport, Token, TokenScope } from "../../src/lib/api/types";

export interface NewToken {
  name: string;
  scopes: TokenScope[];
  expiresAt: string | null;
}

/** The tokens and imports of everybody, which for one visitor is the same. */
export class MockPrograms {
  tokens: Token[] = [];
  imports: PriceImport[] = [];

  create({ name, scopes, expiresAt }: NewToken): { token: Token; secret: string } {
    const token: Token = {
      tokenId: randomUUID(),
      name,
      scopes,
      createdAt: new Date().toISOString(),
      lastUsedAt: null,
      expiresAt,
    };
    this.tokens.unshift(token);
    return { token, secret: `tidemark_${"Mock".repeat(10)}abc` };
  }

  revoke(tokenId: string): void {
    this.tokens = this.tokens.filter((token) => token.tokenId !== tokenId);
  }

  /** Every line after the first is a row; those without a price are refused. */
  take(text: string): PriceImport {
    const lines = text.trim().split("\n").slice(1);
    const refused = lines.filter((line) => !/\d\.\d\d/.test(line)).length;
    const now = new Date().toISOString();
    const taken: PriceImport = {
      importId: randomUUID(),
      format: "csv",
      state: "done",
      createdAt: now,
      finishedAt: now,
      size: text.length,
      rows: lines.length,
      done: lines.length,
      accepted: lines.length - refused,
      unchanged: 0,
      refused,
      problem: null,
      shared: false,
    };
    this.imports.unshift(taken);
    return taken;
  }
}
