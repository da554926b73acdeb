package org.therapeuticlocator.row.field;

/** Walks over a text from the left; what does not fit is not taken. */
final class Cursor {
  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  boolean take(char c) {
    boolean fits = at < text.length() && text.charAt(at) == c;
    if (fits) {
      at++;
    }
    return fits;
  }

  /** A letter a-z in either case. */
  boolean takeLetter(char lowerCase) {
    boolean fits =
        at < text.length() && (text.charAt(at) == lowerCase || text.charAt(at) == lowerCase - 32);
    if (fits) {
      at++;
    }
    return fits;
  }

  /** The digits from here on, at most {@code most} of them; none gives an empty text. */
  String takeDigits(int most) {
    int start = at;
    skipDigits(most);
    return text.substring(start, at);
  }

  /** How many there were, at most {@code most}. */
  int skipDigits(int most) {
    int start = at;
    while (at < text.length() && at - start < most && Digits.isDigit(text.charAt(at))) {
      at++;
    }
    return at - start;
  }

  /** The number that {@code least} to {@code most} digits (up to 9) make, -1 for fewer. */
  int takeNumber(int least, int most) {
    int start = at;
    int count = skipDigits(most);
    if (count < least) {
      return -1;
    }
    int number = 0;
    for (int i = start; i < at; i++) {
      number = 10 * number + (text.charAt(i) - '0');
    }
    return number;
  }

  boolean atEnd() {
    return at == text.length();
  }
}
