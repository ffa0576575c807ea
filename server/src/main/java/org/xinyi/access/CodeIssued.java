package org.xinyi.access;

/// A one-time code is to be sent to a phone, within the transaction that keeps its digest.
///
/// @param validMinutes how long the code may be used
public record CodeIssued(String phone, String code, int validMinutes) {}
