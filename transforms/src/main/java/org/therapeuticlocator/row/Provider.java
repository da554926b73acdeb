package org.therapeuticlocator.row;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider of one product as kept: the attributes of an item, with its id. Immutable.
 *
 * @param texts the values of all attributes but {@link Attribute#ISSUES}, numbers as they are
 *     written
 * @param issues sorted by name; empty when there are none
 */
public record Provider(Map<Attribute, String> texts, Set<Issue> issues) {
  /**
   * Copies both.
   *
   * @throws IllegalStateException without an id: nothing can be done with such an item
   */
  public Provider {
    if (!texts.containsKey(Attribute.ID)) {
      throw new IllegalStateException("A provider needs an id");
    }
    texts = Collections.unmodifiableMap(new EnumMap<>(texts));
    issues = issues.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(issues));
  }

  public static Builder builder() {
    return new Builder();
  }

  /** 64 lower-case hexadecimal digits for what {@link ItemId} made. */
  public String id() {
    return texts.getOrDefault(Attribute.ID, "");
  }

  /**
   * The attribute's value, a number as it is written; {@code null} when absent, and for {@link
   * Attribute#ISSUES}, which is a set.
   */
  public @Nullable String text(Attribute attribute) {
    return texts.get(attribute);
  }

  /** The same, flags with commas between them; {@code null} when absent. */
  public @Nullable String flat(Attribute attribute) {
    if (attribute.type() != Attribute.Type.FLAGS) {
      return text(attribute);
    }
    return issues.isEmpty()
        ? null
        : issues.stream().map(Issue::name).collect(Collectors.joining(","));
  }

  /** Attributes that are present, {@code id} and {@code issues} included. */
  public int attributeCount() {
    return texts.size() + (issues.isEmpty() ? 0 : 1);
  }

  @Override
  public String toString() {
    return SnapshotLine.format(this);
  }

  /** Collects a provider's attributes. */
  public static final class Builder {
    private final EnumMap<Attribute, String> texts = new EnumMap<>(Attribute.class);
    private final EnumSet<Issue> issues = EnumSet.noneOf(Issue.class);

    private Builder() {}

    /** {@code null} leaves the attribute absent. */
    public Builder put(Attribute attribute, @Nullable String text) {
      if (text != null) {
        texts.put(attribute, text);
      }
      return this;
    }

    public Builder flag(Issue issue) {
      issues.add(issue);
      return this;
    }

    /** What was put, {@code null} when nothing was. */
    public @Nullable String text(Attribute attribute) {
      return texts.get(attribute);
    }

    /**
     * The provider that was collected.
     *
     * @throws IllegalStateException without an id: nothing can be done with such an item
     */
    public Provider build() {
      return new Provider(texts, issues);
    }
  }
}
